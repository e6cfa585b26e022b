CREATE TABLE `region_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`kind` text NOT NULL,
	`effective_on` text NOT NULL,
	`source` text NOT NULL,
	`source_on` text NOT NULL,
	`areas_before` text NOT NULL,
	`areas_after` text NOT NULL,
	`outcome` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `region_changes_district` ON `region_changes` (`district_code`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `region_spans` (
	`code` text NOT NULL,
	`name` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text NOT NULL,
	`begun_by` text,
	PRIMARY KEY(`code`, `valid_until`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `regions` ADD `begun_by` text;--> statement-breakpoint
-- What an area was stays known, whatever changes it; only a mistake that was corrected for its own first day leaves no span.
CREATE TRIGGER regions_keep_span AFTER UPDATE OF name, valid_from, begun_by ON regions WHEN (old.valid_from <> new.valid_from OR old.begun_by IS NOT new.begun_by) AND NOT (old.begun_by IS NOT NULL AND old.valid_from >= coalesce(old.valid_until, new.valid_from)) BEGIN INSERT INTO region_spans (code, name, valid_from, valid_until, begun_by) VALUES (old.code, old.name, old.valid_from, coalesce(old.valid_until, new.valid_from), old.begun_by); END;
--> statement-breakpoint
CREATE TRIGGER regions_no_delete BEFORE DELETE ON regions BEGIN SELECT RAISE(ABORT, 'an area is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER region_spans_no_update BEFORE UPDATE ON region_spans BEGIN SELECT RAISE(ABORT, 'region_spans is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER region_spans_no_delete BEFORE DELETE ON region_spans BEGIN SELECT RAISE(ABORT, 'region_spans is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER region_changes_no_update BEFORE UPDATE ON region_changes BEGIN SELECT RAISE(ABORT, 'region_changes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER region_changes_no_delete BEFORE DELETE ON region_changes BEGIN SELECT RAISE(ABORT, 'region_changes is append-only'); END;
