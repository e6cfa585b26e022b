CREATE TABLE `meeting_people` (
	`meeting_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `cadre_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meeting_people_cadre` ON `meeting_people` (`cadre_id`);--> statement-breakpoint
CREATE TABLE `meeting_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`position` integer NOT NULL,
	`on_date` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`title` text NOT NULL,
	`module_slug` text,
	`hours` real NOT NULL,
	`speakers` text NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meeting_sessions_meeting` ON `meeting_sessions` (`meeting_id`,`position`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`area_code` text NOT NULL,
	`district_code` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`place` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`course_code` text,
	`capacity` integer,
	`budget_source` text NOT NULL,
	`basis` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `meetings_district` ON `meetings` (`district_code`,`starts_on`,`id`);