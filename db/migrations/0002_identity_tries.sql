CREATE TABLE `code_tries` (
	`bucket` text PRIMARY KEY NOT NULL,
	`window_at` text NOT NULL,
	`fails` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_in_tries` (
	`subject` text PRIMARY KEY NOT NULL,
	`fails` integer NOT NULL,
	`lock_level` integer NOT NULL,
	`locked_until` text,
	`last_at` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `activation_codes` ADD `used_key` text;--> statement-breakpoint
ALTER TABLE `device_logins` ADD `phone` text NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `client` text NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `idle_seconds` integer NOT NULL;--> statement-breakpoint
ALTER TABLE `cadre_logins` DROP COLUMN `fails`;--> statement-breakpoint
ALTER TABLE `cadre_logins` DROP COLUMN `locked_until`;--> statement-breakpoint
ALTER TABLE `cadre_logins` DROP COLUMN `lock_level`;--> statement-breakpoint
ALTER TABLE `staff_accounts` DROP COLUMN `fails`;--> statement-breakpoint
ALTER TABLE `staff_accounts` DROP COLUMN `locked_until`;--> statement-breakpoint
ALTER TABLE `staff_accounts` DROP COLUMN `lock_level`;