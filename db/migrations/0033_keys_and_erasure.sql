CREATE TABLE `person_keys` (
	`cadre_id` text PRIMARY KEY NOT NULL,
	`wrapped` text NOT NULL,
	`data_key` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_keys_data_key` ON `person_keys` (`data_key`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`cadre_id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`reason` text NOT NULL,
	`erased_by` text NOT NULL,
	`erased_at` text NOT NULL,
	`finished_at` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `erasures_open` ON `erasures` (`erased_at`) WHERE finished_at is null;--> statement-breakpoint
ALTER TABLE `cadres` ADD `phone_pepper` text;--> statement-breakpoint
ALTER TABLE `cadres` ADD `erased_at` text;--> statement-breakpoint
CREATE INDEX `cadres_phone_pepper` ON `cadres` (`phone_pepper`) WHERE phone_key is not null;--> statement-breakpoint
CREATE INDEX `cadres_phone_unowned` ON `cadres` (`id`) WHERE phone_sealed not glob 'p.*';--> statement-breakpoint
CREATE INDEX `upload_tokens_unowned` ON `upload_tokens` (`cadre_id`) WHERE sign_key not glob 'p.*';
--> statement-breakpoint
-- An erasure is for good: who, when and why stays, and it is finished once.
CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'an erasure is for good'); END;
--> statement-breakpoint
CREATE TRIGGER erasures_frozen BEFORE UPDATE OF cadre_id, district_code, reason, erased_by, erased_at ON erasures BEGIN SELECT RAISE(ABORT, 'an erasure is for good'); END;
--> statement-breakpoint
CREATE TRIGGER erasures_finished_once BEFORE UPDATE OF finished_at ON erasures WHEN old.finished_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an erasure is finished once'); END;
--> statement-breakpoint
-- Nobody comes back: what is left of an erased cadre names nobody, and she gets no key and no sign-in again.
CREATE TRIGGER cadres_erased_stay BEFORE UPDATE OF name, name_key, sex, phone_sealed, phone_key, phone_tail, erased_at ON cadres WHEN old.erased_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.id) BEGIN SELECT RAISE(ABORT, 'an erased cadre stays so'); END;
--> statement-breakpoint
CREATE TRIGGER person_keys_erased BEFORE INSERT ON person_keys WHEN EXISTS (SELECT 1 FROM erasures WHERE cadre_id = new.cadre_id) BEGIN SELECT RAISE(ABORT, 'an erased cadre gets no key'); END;
--> statement-breakpoint
CREATE TRIGGER cadre_logins_erased BEFORE INSERT ON cadre_logins WHEN EXISTS (SELECT 1 FROM erasures WHERE cadre_id = new.cadre_id) BEGIN SELECT RAISE(ABORT, 'an erased cadre does not sign in'); END;
--> statement-breakpoint
-- While a cadre is being erased, and only then, what she sent and what was said of her may go; all other rows stay as they were.
DROP TRIGGER learning_events_no_delete;
--> statement-breakpoint
CREATE TRIGGER learning_events_no_delete BEFORE DELETE ON learning_events WHEN NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id) BEGIN SELECT RAISE(ABORT, 'learning_events is append-only'); END;
--> statement-breakpoint
DROP TRIGGER learning_notices_no_delete;
--> statement-breakpoint
CREATE TRIGGER learning_notices_no_delete BEFORE DELETE ON learning_notices WHEN NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id) BEGIN SELECT RAISE(ABORT, 'a notice is closed, never deleted'); END;
--> statement-breakpoint
DROP TRIGGER regraded_attempts_no_delete;
--> statement-breakpoint
CREATE TRIGGER regraded_attempts_no_delete BEFORE DELETE ON regraded_attempts WHEN NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id) BEGIN SELECT RAISE(ABORT, 'regraded_attempts is append-only'); END;
--> statement-breakpoint
DROP TRIGGER attendance_marks_no_update;
--> statement-breakpoint
CREATE TRIGGER attendance_marks_no_update BEFORE UPDATE OF id, session_id, cadre_id, guest_id, state, method, claimed_at, done_at, received_at, marked_by, marked_by_name ON attendance_marks BEGIN SELECT RAISE(ABORT, 'attendance_marks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attendance_marks_words BEFORE UPDATE OF reason ON attendance_marks WHEN new.reason <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id OR e.finished_at IS NULL AND e.cadre_id IN (SELECT cadre_id FROM attendance_matches WHERE guest_id = old.guest_id UNION ALL SELECT cadre_id FROM meeting_newcomers WHERE guest_id = old.guest_id)) BEGIN SELECT RAISE(ABORT, 'attendance_marks is append-only'); END;
--> statement-breakpoint
DROP TRIGGER meeting_guests_no_update;
--> statement-breakpoint
CREATE TRIGGER meeting_guests_no_update BEFORE UPDATE OF id, meeting_id, done_at, received_at, added_by ON meeting_guests BEGIN SELECT RAISE(ABORT, 'meeting_guests is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER meeting_guests_words BEFORE UPDATE OF name, origin ON meeting_guests WHEN new.name <> 'Kader yang datanya dihapus' OR new.origin <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id IN (SELECT cadre_id FROM attendance_matches WHERE guest_id = old.id UNION ALL SELECT cadre_id FROM meeting_newcomers WHERE guest_id = old.id)) BEGIN SELECT RAISE(ABORT, 'meeting_guests is append-only'); END;
--> statement-breakpoint
DROP TRIGGER practice_assessments_no_update;
--> statement-breakpoint
CREATE TRIGGER practice_assessments_no_update BEFORE UPDATE OF id, cadre_id, district_code, course_code, version_id, module, sheet, results, claimed_at, done_at, received_at, assessed_by, assessed_by_name ON practice_assessments BEGIN SELECT RAISE(ABORT, 'practice_assessments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER practice_assessments_words BEFORE UPDATE OF comment, place ON practice_assessments WHEN new.comment <> '' OR new.place <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id) BEGIN SELECT RAISE(ABORT, 'practice_assessments is append-only'); END;
--> statement-breakpoint
DROP TRIGGER practice_retractions_no_update;
--> statement-breakpoint
CREATE TRIGGER practice_retractions_no_update BEFORE UPDATE OF id, assessment_id, claimed_at, done_at, received_at, retracted_by, retracted_by_name ON practice_retractions BEGIN SELECT RAISE(ABORT, 'practice_retractions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER practice_retractions_words BEFORE UPDATE OF reason ON practice_retractions WHEN new.reason <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = (SELECT cadre_id FROM practice_assessments WHERE id = old.assessment_id)) BEGIN SELECT RAISE(ABORT, 'practice_retractions is append-only'); END;
--> statement-breakpoint
DROP TRIGGER plan_versions_no_update;
--> statement-breakpoint
CREATE TRIGGER plan_versions_no_update BEFORE UPDATE OF id, plan_id, number, saved_at ON plan_versions BEGIN SELECT RAISE(ABORT, 'plan_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_versions_words BEFORE UPDATE OF lines ON plan_versions WHEN new.lines <> '[]' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = (SELECT cadre_id FROM action_plans WHERE id = old.plan_id)) BEGIN SELECT RAISE(ABORT, 'plan_versions is append-only'); END;
--> statement-breakpoint
DROP TRIGGER plan_progress_no_update;
--> statement-breakpoint
CREATE TRIGGER plan_progress_no_update BEFORE UPDATE OF id, plan_id, line_id, state, said_at ON plan_progress BEGIN SELECT RAISE(ABORT, 'plan_progress is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_progress_words BEFORE UPDATE OF note ON plan_progress WHEN new.note <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = (SELECT cadre_id FROM action_plans WHERE id = old.plan_id)) BEGIN SELECT RAISE(ABORT, 'plan_progress is append-only'); END;
--> statement-breakpoint
DROP TRIGGER plan_notes_no_update;
--> statement-breakpoint
CREATE TRIGGER plan_notes_no_update BEFORE UPDATE OF id, plan_id, kind, on_date, next_on, version, noted_at, noted_by, noted_by_name ON plan_notes BEGIN SELECT RAISE(ABORT, 'plan_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER plan_notes_words BEFORE UPDATE OF note ON plan_notes WHEN new.note <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = (SELECT cadre_id FROM action_plans WHERE id = old.plan_id)) BEGIN SELECT RAISE(ABORT, 'plan_notes is append-only'); END;
--> statement-breakpoint
DROP TRIGGER pass_waivers_frozen;
--> statement-breakpoint
CREATE TRIGGER pass_waivers_frozen BEFORE UPDATE OF id, district_code, cadre_id, course_id, part, until, asked_by, asked_by_name, asked_at ON pass_waivers BEGIN SELECT RAISE(ABORT, 'what was asked never changes'); END;
--> statement-breakpoint
CREATE TRIGGER pass_waivers_words BEFORE UPDATE OF reason ON pass_waivers WHEN new.reason <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id) BEGIN SELECT RAISE(ABORT, 'what was asked never changes'); END;
--> statement-breakpoint
DROP TRIGGER revocation_requests_decided_once;
--> statement-breakpoint
CREATE TRIGGER revocation_requests_decided_once BEFORE UPDATE ON revocation_requests WHEN old.state <> 'ASKED' AND NOT (old.state = 'DECLINED' AND new.state = old.state AND new.note = '' AND EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = (SELECT cadre_id FROM certificates WHERE id = old.certificate_id))) BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
