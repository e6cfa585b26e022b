CREATE TABLE `action_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`course_code` text NOT NULL,
	`district_code` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	`next_on` text,
	`signed_at` text,
	`signed_by_name` text,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `action_plans_cadre` ON `action_plans` (`cadre_id`,`course_code`);--> statement-breakpoint
CREATE INDEX `action_plans_district` ON `action_plans` (`district_code`,`state`);--> statement-breakpoint
CREATE TABLE `plan_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`on_date` text NOT NULL,
	`next_on` text,
	`version` integer NOT NULL,
	`noted_at` text NOT NULL,
	`noted_by` text NOT NULL,
	`noted_by_name` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `action_plans`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_notes_plan` ON `plan_notes` (`plan_id`);--> statement-breakpoint
CREATE TABLE `plan_progress` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`line_id` text NOT NULL,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`said_at` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `action_plans`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_progress_plan` ON `plan_progress` (`plan_id`);--> statement-breakpoint
CREATE TABLE `plan_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`number` integer NOT NULL,
	`lines` text NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `action_plans`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_versions_number` ON `plan_versions` (`plan_id`,`number`);--> statement-breakpoint
CREATE TABLE `practice_assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`district_code` text NOT NULL,
	`course_code` text NOT NULL,
	`version_id` text NOT NULL,
	`module` text,
	`sheet` text NOT NULL,
	`results` text NOT NULL,
	`comment` text NOT NULL,
	`place` text NOT NULL,
	`claimed_at` text NOT NULL,
	`done_at` text NOT NULL,
	`received_at` text NOT NULL,
	`assessed_by` text NOT NULL,
	`assessed_by_name` text NOT NULL,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_assessments_cadre` ON `practice_assessments` (`cadre_id`,`course_code`);--> statement-breakpoint
CREATE TABLE `practice_retractions` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`reason` text NOT NULL,
	`claimed_at` text NOT NULL,
	`done_at` text NOT NULL,
	`received_at` text NOT NULL,
	`retracted_by` text NOT NULL,
	`retracted_by_name` text NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `practice_assessments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_retractions_assessment` ON `practice_retractions` (`assessment_id`);--> statement-breakpoint
CREATE TABLE `learner_notes` (
	`cadre_id` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`from_on` text NOT NULL,
	PRIMARY KEY(`cadre_id`, `kind`, `ref`),
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
-- What a trainer saw, what a cadre wrote and what was said of it is never changed and never dropped.
CREATE TRIGGER practice_assessments_no_update BEFORE UPDATE ON practice_assessments BEGIN SELECT RAISE(ABORT, 'practice_assessments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER practice_assessments_no_delete BEFORE DELETE ON practice_assessments BEGIN SELECT RAISE(ABORT, 'practice_assessments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER practice_retractions_no_update BEFORE UPDATE ON practice_retractions BEGIN SELECT RAISE(ABORT, 'practice_retractions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER practice_retractions_no_delete BEFORE DELETE ON practice_retractions BEGIN SELECT RAISE(ABORT, 'practice_retractions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_versions_no_update BEFORE UPDATE ON plan_versions BEGIN SELECT RAISE(ABORT, 'plan_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_versions_no_delete BEFORE DELETE ON plan_versions BEGIN SELECT RAISE(ABORT, 'plan_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_progress_no_update BEFORE UPDATE ON plan_progress BEGIN SELECT RAISE(ABORT, 'plan_progress is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_progress_no_delete BEFORE DELETE ON plan_progress BEGIN SELECT RAISE(ABORT, 'plan_progress is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_notes_no_update BEFORE UPDATE ON plan_notes BEGIN SELECT RAISE(ABORT, 'plan_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_notes_no_delete BEFORE DELETE ON plan_notes BEGIN SELECT RAISE(ABORT, 'plan_notes is append-only'); END;
