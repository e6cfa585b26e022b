CREATE TABLE `practice_photo_switches` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`is_on` integer NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	`set_by_name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_photo_switches_district` ON `practice_photo_switches` (`district_code`,`set_at`);--> statement-breakpoint
CREATE TABLE `practice_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`district_code` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`sha256` text NOT NULL,
	`taken_at` text NOT NULL,
	`received_at` text NOT NULL,
	`added_by` text NOT NULL,
	`added_by_name` text NOT NULL,
	`removed_at` text,
	`removed_by` text,
	`cleared_at` text,
	FOREIGN KEY (`assessment_id`) REFERENCES `practice_assessments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_photos_once` ON `practice_photos` (`assessment_id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `practice_photos_kept` ON `practice_photos` (`district_code`,`taken_at`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `practice_photos_old` ON `practice_photos` (`taken_at`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `practice_photos_uncleared` ON `practice_photos` (`removed_at`) WHERE removed_at is not null and cleared_at is null;--> statement-breakpoint
-- When photos might be taken is never rewritten: it decides what a phone may still send.
CREATE TRIGGER practice_photo_switches_no_update BEFORE UPDATE ON practice_photo_switches BEGIN SELECT RAISE(ABORT, 'practice_photo_switches is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER practice_photo_switches_no_delete BEFORE DELETE ON practice_photo_switches BEGIN SELECT RAISE(ABORT, 'practice_photo_switches is append-only'); END;
--> statement-breakpoint
-- Of a photo the bytes go, the row stays: who took it, and who removed it when.
CREATE TRIGGER practice_photos_no_delete BEFORE DELETE ON practice_photos BEGIN SELECT RAISE(ABORT, 'the row of a photo is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER practice_photos_frozen BEFORE UPDATE OF id, assessment_id, district_code, type, bytes, width, height, sha256, taken_at, received_at, added_by, added_by_name ON practice_photos BEGIN SELECT RAISE(ABORT, 'a photo never changes'); END;
--> statement-breakpoint
CREATE TRIGGER practice_photos_removed_once BEFORE UPDATE OF removed_at, removed_by ON practice_photos WHEN old.removed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a photo that was removed stays so'); END;
