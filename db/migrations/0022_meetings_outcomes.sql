CREATE TABLE `meeting_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`position` integer NOT NULL,
	`what` text NOT NULL,
	`person_in_charge` text NOT NULL,
	`due_on` text,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`closed_on` text,
	`closed_in` text,
	`version` integer NOT NULL,
	`removed_at` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_in`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meeting_actions_meeting` ON `meeting_actions` (`meeting_id`,`position`);--> statement-breakpoint
CREATE TABLE `meeting_checks` (
	`meeting_id` text NOT NULL,
	`area_code` text NOT NULL,
	`item` text NOT NULL,
	`answer` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `area_code`, `item`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `meeting_outcomes` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`reached` text NOT NULL,
	`obstacles` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
