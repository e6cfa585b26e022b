CREATE TABLE `notice_views` (
	`cadre_id` text NOT NULL,
	`version` text NOT NULL,
	`at` text NOT NULL,
	`how` text NOT NULL,
	PRIMARY KEY(`cadre_id`, `version`, `how`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `privacy_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`cadre_id` text NOT NULL,
	`kind` text NOT NULL,
	`topic` text NOT NULL,
	`body` text NOT NULL,
	`via` text NOT NULL,
	`state` text NOT NULL,
	`received_at` text NOT NULL,
	`due_at` text NOT NULL,
	`cools_until` text,
	`taken_at` text,
	`taken_by_name` text,
	`closed_at` text,
	`closed_by_name` text,
	`answer` text NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `privacy_requests_district` ON `privacy_requests` (`district_code`,`received_at`);--> statement-breakpoint
CREATE INDEX `privacy_requests_cadre` ON `privacy_requests` (`cadre_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `privacy_requests_open` ON `privacy_requests` (`district_code`,`due_at`) WHERE state in ('RECEIVED', 'WORKING');--> statement-breakpoint
CREATE UNIQUE INDEX `privacy_requests_one_end` ON `privacy_requests` (`cadre_id`) WHERE kind = 'END_OF_USE' and state in ('RECEIVED', 'WORKING');--> statement-breakpoint
CREATE TABLE `retention_days` (
	`district_code` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`removed` integer NOT NULL,
	PRIMARY KEY(`district_code`, `day`, `kind`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `retention_rules` (
	`district_code` text NOT NULL,
	`kind` text NOT NULL,
	`is_on` integer NOT NULL,
	`days` integer NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by_name` text NOT NULL,
	PRIMARY KEY(`district_code`, `kind`)
) STRICT;
--> statement-breakpoint
-- What a cadre was shown of the notice is said once and stays.
CREATE TRIGGER notice_views_no_update BEFORE UPDATE ON notice_views BEGIN SELECT RAISE(ABORT, 'notice_views is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER notice_views_no_delete BEFORE DELETE ON notice_views BEGIN SELECT RAISE(ABORT, 'notice_views is append-only'); END;
--> statement-breakpoint
-- A request is answered, never lost: who asked what, when, and until when it is due stays. Its words may only be emptied.
CREATE TRIGGER privacy_requests_no_delete BEFORE DELETE ON privacy_requests BEGIN SELECT RAISE(ABORT, 'a request is answered, never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER privacy_requests_frozen BEFORE UPDATE OF id, district_code, cadre_id, kind, topic, via, received_at, due_at, cools_until ON privacy_requests BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END;
--> statement-breakpoint
CREATE TRIGGER privacy_requests_body BEFORE UPDATE OF body ON privacy_requests WHEN new.body <> '' BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END;
--> statement-breakpoint
CREATE TRIGGER privacy_requests_closed BEFORE UPDATE OF state, closed_at, closed_by_name ON privacy_requests WHEN old.state IN ('DONE', 'DECLINED', 'WITHDRAWN') BEGIN SELECT RAISE(ABORT, 'a request is closed once'); END;
--> statement-breakpoint
-- What a phone sent is never changed and never dropped; its content alone may be emptied when its time is over.
DROP TRIGGER learning_events_no_update;
--> statement-breakpoint
CREATE TRIGGER learning_events_no_update BEFORE UPDATE OF id, cadre_id, device, seq, type, content_hash, claimed_at, done_at, received_at, via, outcome, code ON learning_events BEGIN SELECT RAISE(ABORT, 'learning_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER learning_events_body BEFORE UPDATE OF body ON learning_events WHEN new.body <> '{}' BEGIN SELECT RAISE(ABORT, 'learning_events is append-only'); END;
