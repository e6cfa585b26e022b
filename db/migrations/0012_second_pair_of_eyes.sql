CREATE TABLE `local_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`area_code` text NOT NULL,
	`course_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`figure` text NOT NULL,
	`text` text NOT NULL,
	`source` text NOT NULL,
	`review_by` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_at` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_as` text,
	`decided_at` text,
	`comment` text,
	`ended_at` text,
	`ended_by_name` text,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `local_facts_area` ON `local_facts` (`area_code`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `local_facts_in_force` ON `local_facts` (`area_code`,`course_id`,`fact_id`) WHERE state = 'IN_FORCE';--> statement-breakpoint
ALTER TABLE `bank_item_versions` ADD `saved_by_id` text;--> statement-breakpoint
ALTER TABLE `draft_files` ADD `saved_by_id` text;--> statement-breakpoint
ALTER TABLE `draft_revisions` ADD `saved_by_id` text;--> statement-breakpoint
-- What was proposed stays as it was, and a decision stands.
CREATE TRIGGER local_facts_frozen BEFORE UPDATE OF id, area_code, course_id, fact_id, figure, text, source, review_by, asked_by, asked_by_name, asked_at ON local_facts BEGIN SELECT RAISE(ABORT, 'what was proposed stays'); END;
--> statement-breakpoint
CREATE TRIGGER local_facts_one_way BEFORE UPDATE OF state ON local_facts WHEN NOT (old.state = 'ASKED' AND new.state IN ('IN_FORCE', 'RETURNED', 'ENDED') OR old.state = 'IN_FORCE' AND new.state = 'ENDED') BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
--> statement-breakpoint
CREATE TRIGGER local_facts_no_delete BEFORE DELETE ON local_facts BEGIN SELECT RAISE(ABORT, 'local_facts is never deleted'); END;
