CREATE TABLE `meeting_newcomers` (
	`guest_id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	FOREIGN KEY (`guest_id`) REFERENCES `meeting_guests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_newcomers_cadreId_unique` ON `meeting_newcomers` (`cadre_id`);--> statement-breakpoint
CREATE INDEX `meeting_newcomers_meeting` ON `meeting_newcomers` (`meeting_id`);