CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`district_code` text NOT NULL,
	`sub_district_code` text NOT NULL,
	`unit_id` text NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`number` text NOT NULL,
	`verification_code` text NOT NULL,
	`snapshot` text NOT NULL,
	`snapshot_hash` text NOT NULL,
	`counts_as_trained` integer NOT NULL,
	`issued_on` text NOT NULL,
	`issued_at` text NOT NULL,
	`expires_on` text,
	`state` text NOT NULL,
	`revoked_on` text,
	`revoked_at` text,
	`revoked_by` text,
	`revoke_reason` text,
	`revoke_note` text,
	`replaced_by_id` text,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_verificationCode_unique` ON `certificates` (`verification_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_sequence` ON `certificates` (`unit_id`,`year`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_number` ON `certificates` (`district_code`,`year`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_member` ON `certificates` (`proposal_id`,`cadre_id`);--> statement-breakpoint
CREATE INDEX `certificates_cadre` ON `certificates` (`cadre_id`,`issued_on`);--> statement-breakpoint
CREATE INDEX `certificates_district` ON `certificates` (`district_code`,`id`);--> statement-breakpoint
CREATE TABLE `issuing_units` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`letterhead` text NOT NULL,
	`number_pattern` text NOT NULL,
	`classification` text NOT NULL,
	`unit_code` text NOT NULL,
	`place` text NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `number_series` (
	`unit_id` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `year`),
	FOREIGN KEY (`unit_id`) REFERENCES `issuing_units`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `proposal_members` (
	`proposal_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`position` integer NOT NULL,
	`is_open` integer NOT NULL,
	PRIMARY KEY(`proposal_id`, `cadre_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_members_open_once` ON `proposal_members` (`cadre_id`,`course_id`) WHERE is_open = 1;--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`course_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`state` text NOT NULL,
	`event` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`note` text,
	`signatory_id` text,
	`year` integer,
	`first_number` integer,
	`members` integer NOT NULL,
	`issued_at` text,
	FOREIGN KEY (`unit_id`) REFERENCES `issuing_units`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `proposals_district` ON `proposals` (`district_code`,`proposed_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_unfinished` ON `proposals` (`id`) WHERE state = 'APPROVED';--> statement-breakpoint
CREATE TABLE `signatories` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`position` text NOT NULL,
	`standing` text NOT NULL,
	`rank` text,
	`employee_number` text,
	`valid_from` text NOT NULL,
	`valid_until` text,
	FOREIGN KEY (`unit_id`) REFERENCES `issuing_units`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `signatories_unit` ON `signatories` (`unit_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`request_id` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`area_code` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`detail` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entries_area` ON `audit_entries` (`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_entity` ON `audit_entries` (`entity_id`,`id`);--> statement-breakpoint
CREATE TABLE `commit_guards` (
	`changed` integer NOT NULL,
	CONSTRAINT "commit_changed_a_row" CHECK("commit_guards"."changed" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `course_drafts` (
	`course_id` text PRIMARY KEY NOT NULL,
	`files` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `course_packs` (
	`version_id` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`pack` text NOT NULL,
	`keys` text NOT NULL,
	`pack_hash` text NOT NULL,
	PRIMARY KEY(`version_id`, `slug`),
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `course_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`head` text NOT NULL,
	`content_hash` text NOT NULL,
	`published_at` text NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `course_versions_number` ON `course_versions` (`course_id`,`number`);--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`owner_area` text NOT NULL,
	`counts_as_trained` integer NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `courses_code_unique` ON `courses` (`code`);--> statement-breakpoint
CREATE TABLE `activation_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`used_key` text,
	`voided_at` text,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadre_logins`(`cadre_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `activation_codes_codeHash_unique` ON `activation_codes` (`code_hash`);--> statement-breakpoint
CREATE INDEX `activation_codes_cadre` ON `activation_codes` (`cadre_id`);--> statement-breakpoint
CREATE TABLE `cadre_logins` (
	`cadre_id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`name` text NOT NULL,
	`caption` text NOT NULL,
	`pin_hash` text,
	`pepper_version` integer NOT NULL,
	`disabled_at` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `code_tries` (
	`bucket` text PRIMARY KEY NOT NULL,
	`window_at` text NOT NULL,
	`fails` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `device_logins` (
	`device_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	`phone` text NOT NULL,
	`bound_at` text NOT NULL,
	`revoked_at` text,
	PRIMARY KEY(`device_id`, `cadre_id`),
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadre_logins`(`cadre_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `device_logins_cadre` ON `device_logins` (`cadre_id`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `devices_secretHash_unique` ON `devices` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`device_id` text,
	`client` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`idle_seconds` integer NOT NULL,
	`expires_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`revoked_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_tokenHash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_subject` ON `sessions` (`subject_id`) WHERE revoked_at is null;--> statement-breakpoint
CREATE TABLE `sign_in_tries` (
	`subject` text PRIMARY KEY NOT NULL,
	`fails` integer NOT NULL,
	`lock_level` integer NOT NULL,
	`locked_until` text,
	`last_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`pepper_version` integer NOT NULL,
	`disabled_at` text,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_accounts_username_unique` ON `staff_accounts` (`username`);--> statement-breakpoint
CREATE TABLE `staff_grants` (
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`area_code` text NOT NULL,
	PRIMARY KEY(`account_id`, `role`, `area_code`),
	FOREIGN KEY (`account_id`) REFERENCES `staff_accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`slug` text NOT NULL,
	`number` integer NOT NULL,
	`answers` text NOT NULL,
	`marks` text NOT NULL,
	`score` integer NOT NULL,
	`passed` integer NOT NULL,
	`submitted_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_cadre_quiz` ON `attempts` (`cadre_id`,`course_id`,`slug`,`number`);--> statement-breakpoint
CREATE TABLE `lesson_reads` (
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module` text NOT NULL,
	`lesson` text NOT NULL,
	`read_at` text NOT NULL,
	PRIMARY KEY(`cadre_id`, `course_id`, `module`, `lesson`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `passes` (
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`slug` text NOT NULL,
	`best_score` integer NOT NULL,
	`passed_at` text NOT NULL,
	`attempt_id` text NOT NULL,
	PRIMARY KEY(`cadre_id`, `course_id`, `slug`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `standings` (
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`district_code` text NOT NULL,
	`version_id` text NOT NULL,
	`started_at` text NOT NULL,
	`last_activity_at` text NOT NULL,
	`eligible_at` text,
	PRIMARY KEY(`cadre_id`, `course_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `standings_district` ON `standings` (`district_code`,`course_id`,`eligible_at`);--> statement-breakpoint
CREATE TABLE `districts` (
	`code` text PRIMARY KEY NOT NULL,
	`time_zone` text NOT NULL,
	`cadre_title` text NOT NULL,
	`code_prefix` text NOT NULL,
	`office_name` text NOT NULL,
	`is_public` integer NOT NULL,
	`is_demo` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `districts_codePrefix_unique` ON `districts` (`code_prefix`);--> statement-breakpoint
CREATE TABLE `regions` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`parent_code` text NOT NULL,
	`name_key` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`replaced_by_code` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `regions_parent` ON `regions` (`parent_code`,`code`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`cadre_id` text NOT NULL,
	`district_code` text NOT NULL,
	`sub_district_code` text NOT NULL,
	`area_code` text NOT NULL,
	`level` text NOT NULL,
	`decree_number` text,
	`decree_on` text,
	`decree_until` text,
	`started_on` text NOT NULL,
	`ended_on` text,
	`end_reason` text,
	`successor_id` text,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `assignments_cadre` ON `assignments` (`cadre_id`);--> statement-breakpoint
CREATE INDEX `assignments_area` ON `assignments` (`district_code`,`sub_district_code`,`area_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_open_once` ON `assignments` (`cadre_id`,`area_code`) WHERE ended_on is null;--> statement-breakpoint
CREATE TABLE `cadres` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`kind` text NOT NULL,
	`sex` text,
	`phone_sealed` text,
	`phone_key` text,
	`phone_tail` text,
	`trained_on` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cadres_code_unique` ON `cadres` (`code`);--> statement-breakpoint
CREATE INDEX `cadres_district_name` ON `cadres` (`district_code`,`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `cadres_phone` ON `cadres` (`district_code`,`phone_key`) WHERE phone_key is not null;--> statement-breakpoint
CREATE TABLE `coverage_areas` (
	`area_code` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`sub_district_code` text NOT NULL,
	`cadres` integer NOT NULL,
	`trained` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `coverage_areas_district` ON `coverage_areas` (`district_code`,`area_code`);--> statement-breakpoint
CREATE TABLE `coverage_totals` (
	`scope_code` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`as_of` text NOT NULL,
	`villages` integer NOT NULL,
	`kelurahan` integer NOT NULL,
	`cadres` integer NOT NULL,
	`trained` integer NOT NULL,
	`sub_district_cadres` integer NOT NULL,
	`areas_with_cadre` integer NOT NULL,
	`areas_covered` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `coverage_totals_district` ON `coverage_totals` (`district_code`,`scope_code`);--> statement-breakpoint
CREATE TABLE `focus_villages` (
	`year` integer NOT NULL,
	`area_code` text NOT NULL,
	`district_code` text NOT NULL,
	PRIMARY KEY(`year`, `area_code`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `roster_import_chunks` (
	`import_id` text NOT NULL,
	`position` integer NOT NULL,
	`outcome` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `roster_imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `roster_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`file_name` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `rosters` (
	`district_code` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`last_number` integer NOT NULL
) STRICT;
