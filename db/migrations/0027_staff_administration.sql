CREATE TABLE `staff_links` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_by_name` text NOT NULL,
	`issued_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`voided_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `staff_accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_links_codeHash_unique` ON `staff_links` (`code_hash`);--> statement-breakpoint
CREATE INDEX `staff_links_account` ON `staff_links` (`account_id`);--> statement-breakpoint
CREATE TABLE `staff_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`area_code` text NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text NOT NULL,
	`asked_at` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `staff_accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_proposals_open_once` ON `staff_proposals` (`account_id`,`role`,`area_code`) WHERE state = 'ASKED';--> statement-breakpoint
CREATE INDEX `staff_proposals_district` ON `staff_proposals` (`district_code`,`state`);--> statement-breakpoint
CREATE TABLE `superadmin_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`account_name` text NOT NULL,
	`district_code` text NOT NULL,
	`reason` text NOT NULL,
	`opened_at` text NOT NULL,
	`ends_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `staff_accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `superadmin_visits_account` ON `superadmin_visits` (`account_id`,`ends_at`);--> statement-breakpoint
CREATE INDEX `superadmin_visits_district` ON `superadmin_visits` (`district_code`,`opened_at`);--> statement-breakpoint
ALTER TABLE `staff_accounts` ADD `link_needed_since` text;--> statement-breakpoint
ALTER TABLE `staff_accounts` ADD `home_code` text;--> statement-breakpoint
ALTER TABLE `staff_grants` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `staff_grants` ADD `ends_on` text;--> statement-breakpoint
-- What was asked and decided stands, and why a superadmin looked at people is never rewritten: a visit may only end earlier.
CREATE TRIGGER staff_proposals_no_delete BEFORE DELETE ON staff_proposals BEGIN SELECT RAISE(ABORT, 'a proposal is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER staff_proposals_frozen BEFORE UPDATE OF id, district_code, account_id, role, area_code, starts_on, ends_on, asked_by, asked_by_name, asked_at ON staff_proposals BEGIN SELECT RAISE(ABORT, 'what was asked never changes'); END;
--> statement-breakpoint
CREATE TRIGGER staff_proposals_one_way BEFORE UPDATE ON staff_proposals WHEN old.state <> 'ASKED' BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
--> statement-breakpoint
CREATE TRIGGER superadmin_visits_no_delete BEFORE DELETE ON superadmin_visits BEGIN SELECT RAISE(ABORT, 'a visit is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER superadmin_visits_frozen BEFORE UPDATE OF id, account_id, account_name, district_code, reason, opened_at ON superadmin_visits BEGIN SELECT RAISE(ABORT, 'a visit is never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER superadmin_visits_only_shorter BEFORE UPDATE OF ends_at ON superadmin_visits WHEN new.ends_at > old.ends_at BEGIN SELECT RAISE(ABORT, 'a visit may only end earlier'); END;
