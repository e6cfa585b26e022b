CREATE TABLE `bank_item_versions` (
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`tags` text NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`import_id` text,
	PRIMARY KEY(`item_id`, `number`),
	FOREIGN KEY (`item_id`) REFERENCES `bank_items`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bank_item_versions_import` ON `bank_item_versions` (`import_id`);--> statement-breakpoint
CREATE TABLE `bank_items` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_area` text NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`level` integer NOT NULL,
	`stem` text NOT NULL,
	`words` text NOT NULL,
	`tags` text NOT NULL,
	`fingerprint` text NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`retired_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_items_code` ON `bank_items` (`owner_area`,`code`);--> statement-breakpoint
CREATE INDEX `bank_items_newest` ON `bank_items` (`owner_area`,`saved_at`,`id`);--> statement-breakpoint
CREATE INDEX `bank_items_fingerprint` ON `bank_items` (`fingerprint`);--> statement-breakpoint
CREATE TABLE `course_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`note` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_at` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_as` text,
	`decided_at` text,
	`comment` text,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `course_reviews_course` ON `course_reviews` (`course_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `draft_files` (
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`course_id`, `path`),
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `draft_revisions` (
	`course_id` text NOT NULL,
	`path` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`course_id`, `path`, `version`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `published_facts` (
	`version_id` text NOT NULL,
	`id` text NOT NULL,
	`module` text NOT NULL,
	`lesson` text NOT NULL,
	`figure` text NOT NULL,
	`source` text NOT NULL,
	`reviewed_on` text NOT NULL,
	`review_by` text NOT NULL,
	`may_be_local` integer NOT NULL,
	PRIMARY KEY(`version_id`, `id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `item_tallies` (
	`course_id` text NOT NULL,
	`slug` text NOT NULL,
	`question_id` text NOT NULL,
	`edition` text NOT NULL,
	`answer` text NOT NULL,
	`count` integer NOT NULL,
	`rest_sum` integer NOT NULL,
	`rest_squares` integer NOT NULL,
	`strong` integer NOT NULL,
	PRIMARY KEY(`course_id`, `slug`, `question_id`, `edition`, `answer`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `key_corrections` (
	`course_id` text NOT NULL,
	`question_id` text NOT NULL,
	`edition` text NOT NULL,
	`regrade_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`course_id`, `question_id`, `edition`, `regrade_id`),
	FOREIGN KEY (`regrade_id`) REFERENCES `regrades`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `regraded_attempts` (
	`regrade_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	`score_before` integer NOT NULL,
	`score_after` integer NOT NULL,
	`passed_before` integer NOT NULL,
	`passed_after` integer NOT NULL,
	`seen_at` text,
	PRIMARY KEY(`regrade_id`, `attempt_id`),
	FOREIGN KEY (`regrade_id`) REFERENCES `regrades`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `regraded_attempts_cadre` ON `regraded_attempts` (`cadre_id`,`seen_at`);--> statement-breakpoint
CREATE TABLE `regrades` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`question_id` text NOT NULL,
	`stem` text NOT NULL,
	`key_before` text NOT NULL,
	`key_after` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`by_name` text NOT NULL,
	`attempts` integer NOT NULL,
	`changed` integer NOT NULL,
	`passed_now` integer NOT NULL,
	`state` text NOT NULL,
	`cursor` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `regrades_course` ON `regrades` (`course_id`,`at`);--> statement-breakpoint
CREATE INDEX `regrades_open` ON `regrades` (`at`) WHERE state <> 'SETTLED';--> statement-breakpoint
CREATE INDEX `attempts_quiz` ON `attempts` (`course_id`,`slug`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `learning_notices_reports` ON `learning_notices` (`district_code`) WHERE kind = 'REPORT' and closed_at is null;--> statement-breakpoint
ALTER TABLE `course_drafts` ADD `saved_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `course_drafts` ADD `saved_by_id` text;--> statement-breakpoint
ALTER TABLE `courses` ADD `withdrawn_at` text;