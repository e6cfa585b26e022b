CREATE TABLE `certificate_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`cursor` text,
	`checked` integer NOT NULL,
	`differences` text NOT NULL,
	`differing` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `expiry_notices` (
	`certificate_id` text NOT NULL,
	`days_before` integer NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` text NOT NULL,
	PRIMARY KEY(`certificate_id`, `days_before`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `name_answers` (
	`cadre_id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`sub_district_code` text NOT NULL,
	`name` text NOT NULL,
	`is_right` integer NOT NULL,
	`wish` text,
	`answered_by` text NOT NULL,
	`answered_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `paper_designs` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`design` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `issuing_units`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `paper_designs_unit` ON `paper_designs` (`unit_id`,`saved_at`);--> statement-breakpoint
CREATE TABLE `paper_pictures` (
	`district_code` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`added_by` text NOT NULL,
	`added_at` text NOT NULL,
	PRIMARY KEY(`district_code`, `name`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `record_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`file_name` text NOT NULL,
	`counts_as_trained` integer NOT NULL,
	`rows` integer NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`note` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `record_batches_district` ON `record_batches` (`district_code`,`proposed_at`);--> statement-breakpoint
CREATE TABLE `record_files` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`district_code` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`is_kept` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `record_files_once` ON `record_files` (`batch_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `record_files_loose` ON `record_files` (`uploaded_at`) WHERE is_kept = 0;--> statement-breakpoint
CREATE TABLE `recorded_certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`district_code` text NOT NULL,
	`sub_district_code` text NOT NULL,
	`cadre_id` text NOT NULL,
	`holder_name` text NOT NULL,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`issuer` text NOT NULL,
	`issued_on` text NOT NULL,
	`expires_on` text,
	`total_hours` integer,
	`state` text NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` text,
	`withdrawn_on` text,
	`withdraw_note` text,
	FOREIGN KEY (`batch_id`) REFERENCES `record_batches`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `recorded_certificates_cadre` ON `recorded_certificates` (`cadre_id`,`issued_on`);--> statement-breakpoint
CREATE INDEX `recorded_certificates_batch` ON `recorded_certificates` (`batch_id`,`id`);--> statement-breakpoint
CREATE INDEX `recorded_certificates_expiring` ON `recorded_certificates` (`district_code`,`expires_on`) WHERE expires_on is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `recorded_certificates_once` ON `recorded_certificates` (`district_code`,`cadre_id`,`number`) WHERE state in ('PROPOSED', 'ACCEPTED');--> statement-breakpoint
CREATE TABLE `retakes` (
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`slug` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`cadre_id`, `course_id`, `slug`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `revocation_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`district_code` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`answer` text,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `revocation_requests_open_once` ON `revocation_requests` (`certificate_id`) WHERE state = 'ASKED';--> statement-breakpoint
CREATE INDEX `revocation_requests_district` ON `revocation_requests` (`district_code`,`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `signed_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`district_code` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` text NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `signed_documents_certificateId_unique` ON `signed_documents` (`certificate_id`);--> statement-breakpoint
CREATE TABLE `signed_issuer_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`kid` text NOT NULL,
	`signature` text NOT NULL,
	`accepted_at` text NOT NULL
) STRICT;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_log_checkpoints` (
	`size` integer NOT NULL,
	`kid` text NOT NULL,
	`root` text NOT NULL,
	`note` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`size`, `kid`)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_log_checkpoints`("size", "kid", "root", "note", "at") SELECT "size", coalesce((SELECT "kid" FROM `issuer_keys` WHERE "issuer" = 'platform' AND "usable_from" <= `log_checkpoints`."at" ORDER BY "usable_from" DESC LIMIT 1), ''), "root", "note", "at" FROM `log_checkpoints`;--> statement-breakpoint
DROP TABLE `log_checkpoints`;--> statement-breakpoint
ALTER TABLE `__new_log_checkpoints` RENAME TO `log_checkpoints`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
ALTER TABLE `certificates` ADD `renews_id` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `design_id` text;--> statement-breakpoint
CREATE INDEX `certificates_expiring` ON `certificates` (`district_code`,`expires_on`) WHERE expires_on is not null;--> statement-breakpoint
CREATE INDEX `certificates_replacement` ON `certificates` (`replaced_by_id`) WHERE replaced_by_id is not null;--> statement-breakpoint
ALTER TABLE `issuing_units` ADD `numbering` text DEFAULT 'AUTO' NOT NULL;--> statement-breakpoint
ALTER TABLE `issuing_units` ADD `design_id` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `kind` text DEFAULT 'NEW' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `replaces_id` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `corrected` text;--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_one_correction` ON `proposals` (`replaces_id`) WHERE state in ('PROPOSED', 'APPROVED');