CREATE TABLE `message_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`cadre_id` text,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`failure` text,
	`asked_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_codes_cadre` ON `message_codes` (`cadre_id`,`day`);--> statement-breakpoint
CREATE INDEX `message_codes_district` ON `message_codes` (`district_code`,`day`);--> statement-breakpoint
CREATE INDEX `message_codes_day` ON `message_codes` (`day`);--> statement-breakpoint
CREATE TABLE `message_settings` (
	`district_code` text PRIMARY KEY NOT NULL,
	`is_on` integer NOT NULL,
	`monthly` integer NOT NULL,
	`set_at` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `activation_codes` ADD `for_device` text;