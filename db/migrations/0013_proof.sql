CREATE TABLE `statement_credentials` (
	`statement_id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`kid` text NOT NULL,
	`status_list` integer NOT NULL,
	`status_index` integer NOT NULL,
	`document` text NOT NULL,
	`document_hash` text NOT NULL,
	`token` text NOT NULL,
	`token_kid` text NOT NULL,
	`signed_at` text NOT NULL,
	`taken_back_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `statement_credentials_place` ON `statement_credentials` (`issuer`,`status_list`,`status_index`);--> statement-breakpoint
CREATE TABLE `coverage_statements` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`code` text NOT NULL,
	`as_of` text NOT NULL,
	`state` text NOT NULL,
	`facts` text NOT NULL,
	`list_hash` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_by_name` text NOT NULL,
	`proposed_at` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` text,
	`reason` text,
	`superseded_by` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `coverage_statements_code_unique` ON `coverage_statements` (`code`);--> statement-breakpoint
CREATE INDEX `coverage_statements_district` ON `coverage_statements` (`district_code`,`state`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `coverage_statements_proposed_once` ON `coverage_statements` (`district_code`) WHERE state = 'PROPOSED';--> statement-breakpoint
CREATE UNIQUE INDEX `coverage_statements_issued_once` ON `coverage_statements` (`district_code`) WHERE state = 'ISSUED';--> statement-breakpoint
CREATE TABLE `evidence_files` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`removed_at` text,
	`removed_by` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_files_item` ON `evidence_files` (`district_code`,`year`,`number`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_files_once` ON `evidence_files` (`district_code`,`year`,`number`,`sha256`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `evidence_items` (
	`district_code` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`note` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`district_code`, `year`, `number`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `statement_lists` (
	`statement_id` text PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	FOREIGN KEY (`statement_id`) REFERENCES `coverage_statements`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `cadre_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`kept_id` text NOT NULL,
	`merged_id` text NOT NULL,
	`merged_at` text NOT NULL,
	`merged_by` text NOT NULL,
	`undone_at` text,
	`undone_by` text,
	FOREIGN KEY (`kept_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cadre_merges_open_once` ON `cadre_merges` (`merged_id`) WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX `cadre_merges_district` ON `cadre_merges` (`district_code`,`merged_at`);--> statement-breakpoint
CREATE TABLE `cohort_members` (
	`cohort_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`cohort_id`, `cadre_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `cohort_members_cadre` ON `cohort_members` (`cadre_id`);--> statement-breakpoint
CREATE TABLE `cohorts` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`name` text NOT NULL,
	`course_code` text,
	`place` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`capacity` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `cohorts_district` ON `cohorts` (`district_code`,`starts_on`);--> statement-breakpoint
CREATE TABLE `coverage_days` (
	`district_code` text NOT NULL,
	`day` text NOT NULL,
	`villages` integer NOT NULL,
	`kelurahan` integer NOT NULL,
	`cadres` integer NOT NULL,
	`trained` integer NOT NULL,
	`sub_district_cadres` integer NOT NULL,
	`areas_with_cadre` integer NOT NULL,
	`areas_covered` integer NOT NULL,
	PRIMARY KEY(`district_code`, `day`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `cadres` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `cadres_merged` ON `cadres` (`merged_into`) WHERE merged_into is not null;
--> statement-breakpoint
-- What a statement says never changes; it is put in force or returned once, and later only taken back.
CREATE TRIGGER coverage_statements_frozen BEFORE UPDATE OF id, district_code, code, as_of, facts, list_hash, proposed_by, proposed_by_name, proposed_at ON coverage_statements BEGIN SELECT RAISE(ABORT, 'a statement is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER coverage_statements_one_way BEFORE UPDATE OF state ON coverage_statements WHEN NOT ((old.state = 'PROPOSED' AND new.state IN ('ISSUED', 'RETURNED')) OR (old.state = 'ISSUED' AND new.state IN ('SUPERSEDED', 'WITHDRAWN'))) BEGIN SELECT RAISE(ABORT, 'a statement goes one way'); END;
--> statement-breakpoint
CREATE TRIGGER coverage_statements_no_delete BEFORE DELETE ON coverage_statements BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER statement_lists_no_update BEFORE UPDATE ON statement_lists BEGIN SELECT RAISE(ABORT, 'a statement is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER statement_lists_no_delete BEFORE DELETE ON statement_lists BEGIN SELECT RAISE(ABORT, 'a statement is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER statement_credentials_no_delete BEFORE DELETE ON statement_credentials BEGIN SELECT RAISE(ABORT, 'what was signed is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_files_frozen BEFORE UPDATE OF id, district_code, year, number, name, type, bytes, sha256, uploaded_by, uploaded_at ON evidence_files BEGIN SELECT RAISE(ABORT, 'a file of evidence is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_files_no_delete BEFORE DELETE ON evidence_files BEGIN SELECT RAISE(ABORT, 'a file of evidence is only marked as removed'); END;
