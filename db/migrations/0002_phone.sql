CREATE TABLE `course_media` (
	`name` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`seconds` integer,
	`owner_area` text NOT NULL,
	`added_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `upload_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`device_id` text,
	`label` text NOT NULL,
	`sign_key` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadre_logins`(`cadre_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `upload_tokens_cadre` ON `upload_tokens` (`cadre_id`);--> statement-breakpoint
CREATE INDEX `upload_tokens_label` ON `upload_tokens` (`label`);--> statement-breakpoint
CREATE TABLE `learning_events` (
	`id` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`device` text,
	`seq` integer,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`content_hash` text NOT NULL,
	`claimed_at` text,
	`done_at` text,
	`received_at` text NOT NULL,
	`via` text NOT NULL,
	`outcome` text NOT NULL,
	`code` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `learning_events_device` ON `learning_events` (`device`,`seq`);--> statement-breakpoint
CREATE TABLE `learning_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`cadre_id` text NOT NULL,
	`kind` text NOT NULL,
	`event_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`event` text NOT NULL,
	`detail` text NOT NULL,
	`done_at` text,
	`received_at` text NOT NULL,
	`closed_at` text,
	`closed_by` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `learning_notices_once` ON `learning_notices` (`event_id`,`kind`,`content_hash`);--> statement-breakpoint
CREATE INDEX `learning_notices_district` ON `learning_notices` (`district_code`,`received_at`);--> statement-breakpoint
CREATE TABLE `test_papers` (
	`id` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`slug` text NOT NULL,
	`number` integer NOT NULL,
	`started_at` text NOT NULL,
	`due_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `test_papers_number` ON `test_papers` (`cadre_id`,`course_id`,`slug`,`number`);--> statement-breakpoint
ALTER TABLE `attempts` ADD `flag` text;--> statement-breakpoint
CREATE INDEX `course_packs_hash` ON `course_packs` (`pack_hash`);