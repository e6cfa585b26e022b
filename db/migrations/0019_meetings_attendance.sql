CREATE TABLE `attendance_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`cadre_id` text,
	`guest_id` text,
	`state` text NOT NULL,
	`method` text NOT NULL,
	`reason` text NOT NULL,
	`claimed_at` text NOT NULL,
	`done_at` text NOT NULL,
	`received_at` text NOT NULL,
	`marked_by` text NOT NULL,
	`marked_by_name` text,
	FOREIGN KEY (`session_id`) REFERENCES `meeting_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guest_id`) REFERENCES `meeting_guests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendance_mark_of_one" CHECK(("attendance_marks"."cadre_id" is null) <> ("attendance_marks"."guest_id" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `attendance_marks_session` ON `attendance_marks` (`session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_marks_self_once` ON `attendance_marks` (`session_id`,`cadre_id`) WHERE method = 'SELF';--> statement-breakpoint
CREATE TABLE `attendance_matches` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`guest_id` text NOT NULL,
	`cadre_id` text,
	`done_at` text NOT NULL,
	`received_at` text NOT NULL,
	`matched_by` text NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guest_id`) REFERENCES `meeting_guests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `attendance_matches_meeting` ON `attendance_matches` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `check_in_tries` (
	`cadre_id` text PRIMARY KEY NOT NULL,
	`window_at` text NOT NULL,
	`fails` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `meeting_guests` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`name` text NOT NULL,
	`origin` text NOT NULL,
	`done_at` text NOT NULL,
	`received_at` text NOT NULL,
	`added_by` text NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meeting_guests_meeting` ON `meeting_guests` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `meetings_ending` ON `meetings` (`district_code`,`ends_on`);--> statement-breakpoint
-- What a phone said of attendance is never changed and never dropped; the state follows from all of it.
CREATE TRIGGER attendance_marks_no_update BEFORE UPDATE ON attendance_marks BEGIN SELECT RAISE(ABORT, 'attendance_marks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attendance_marks_no_delete BEFORE DELETE ON attendance_marks BEGIN SELECT RAISE(ABORT, 'attendance_marks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attendance_matches_no_update BEFORE UPDATE ON attendance_matches BEGIN SELECT RAISE(ABORT, 'attendance_matches is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attendance_matches_no_delete BEFORE DELETE ON attendance_matches BEGIN SELECT RAISE(ABORT, 'attendance_matches is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER meeting_guests_no_update BEFORE UPDATE ON meeting_guests BEGIN SELECT RAISE(ABORT, 'meeting_guests is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER meeting_guests_no_delete BEFORE DELETE ON meeting_guests BEGIN SELECT RAISE(ABORT, 'meeting_guests is append-only'); END;
