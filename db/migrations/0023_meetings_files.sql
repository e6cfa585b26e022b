CREATE TABLE `meeting_files` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_by_name` text NOT NULL,
	`removed_at` text,
	`removed_by` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meeting_files_meeting` ON `meeting_files` (`meeting_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_files_once` ON `meeting_files` (`meeting_id`,`sha256`) WHERE removed_at is null;--> statement-breakpoint
CREATE TRIGGER meeting_files_no_delete BEFORE DELETE ON meeting_files BEGIN SELECT RAISE(ABORT, 'a signed sheet is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER meeting_files_frozen BEFORE UPDATE OF id, meeting_id, name, type, bytes, sha256, uploaded_at, uploaded_by, uploaded_by_name ON meeting_files BEGIN SELECT RAISE(ABORT, 'a signed sheet never changes'); END;
--> statement-breakpoint
CREATE TRIGGER meeting_files_removed_once BEFORE UPDATE OF removed_at, removed_by ON meeting_files WHEN old.removed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a sheet that was taken away stays so'); END;
