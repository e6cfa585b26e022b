CREATE TABLE `pass_waivers` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`part` text NOT NULL,
	`reason` text NOT NULL,
	`until` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_name` text,
	`asked_at` text NOT NULL,
	`decided_by` text,
	`decided_by_name` text,
	`decided_at` text,
	`answer` text,
	`withdrawn_by` text,
	`withdrawn_at` text,
	`withdraw_note` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pass_waivers_open_once` ON `pass_waivers` (`cadre_id`,`course_id`,`part`) WHERE state = 'ASKED';--> statement-breakpoint
CREATE INDEX `pass_waivers_cadre` ON `pass_waivers` (`cadre_id`,`course_id`);--> statement-breakpoint
CREATE INDEX `pass_waivers_district` ON `pass_waivers` (`district_code`,`state`,`asked_at`);--> statement-breakpoint
-- What was asked never changes, a refusal and a withdrawal stand, and a waiver is never deleted: a certificate may rest on it.
CREATE TRIGGER pass_waivers_no_delete BEFORE DELETE ON pass_waivers BEGIN SELECT RAISE(ABORT, 'a waiver is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER pass_waivers_frozen BEFORE UPDATE OF id, district_code, cadre_id, course_id, part, reason, until, asked_by, asked_by_name, asked_at ON pass_waivers BEGIN SELECT RAISE(ABORT, 'what was asked never changes'); END;
--> statement-breakpoint
CREATE TRIGGER pass_waivers_one_way BEFORE UPDATE OF state ON pass_waivers WHEN old.state in ('DECLINED', 'WITHDRAWN') OR (old.state = 'GRANTED' AND new.state <> 'WITHDRAWN') BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
