CREATE TABLE `course_materials` (
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`module` text,
	`kind` text NOT NULL,
	`material` text NOT NULL,
	PRIMARY KEY(`version_id`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TRIGGER course_materials_no_update BEFORE UPDATE ON course_materials BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER course_materials_no_delete BEFORE DELETE ON course_materials BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END;
