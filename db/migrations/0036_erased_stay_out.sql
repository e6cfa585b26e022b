-- No word about an erased cadre comes back, not with a phone that was without signal and not by a fault in the code.
CREATE TRIGGER attendance_marks_erased BEFORE INSERT ON attendance_marks WHEN new.reason <> '' AND (EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = new.cadre_id) OR EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = (SELECT t.cadre_id FROM meeting_sessions s JOIN attendance_matches t ON t.meeting_id = s.meeting_id AND t.guest_id = new.guest_id WHERE s.id = new.session_id ORDER BY t.done_at DESC, t.id DESC LIMIT 1))) BEGIN SELECT RAISE(ABORT, 'no word is kept of an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER attendance_matches_erased BEFORE INSERT ON attendance_matches WHEN EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = new.cadre_id) BEGIN SELECT RAISE(ABORT, 'nobody is matched to an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER meeting_newcomers_erased BEFORE INSERT ON meeting_newcomers WHEN EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = new.cadre_id) BEGIN SELECT RAISE(ABORT, 'nobody is matched to an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER practice_assessments_erased BEFORE INSERT ON practice_assessments WHEN (new.comment <> '' OR new.place <> '') AND EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = new.cadre_id) BEGIN SELECT RAISE(ABORT, 'no word is kept of an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER practice_retractions_erased BEFORE INSERT ON practice_retractions WHEN new.reason <> '' AND EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = (SELECT cadre_id FROM practice_assessments WHERE id = new.assessment_id)) BEGIN SELECT RAISE(ABORT, 'no word is kept of an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER practice_photos_erased BEFORE INSERT ON practice_photos WHEN new.removed_at IS NULL AND EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = (SELECT cadre_id FROM practice_assessments WHERE id = new.assessment_id)) BEGIN SELECT RAISE(ABORT, 'no photo is kept of an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER plan_versions_erased BEFORE INSERT ON plan_versions WHEN new.lines <> '[]' AND EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = (SELECT cadre_id FROM action_plans WHERE id = new.plan_id)) BEGIN SELECT RAISE(ABORT, 'no word is kept of an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER plan_progress_erased BEFORE INSERT ON plan_progress WHEN new.note <> '' AND EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = (SELECT cadre_id FROM action_plans WHERE id = new.plan_id)) BEGIN SELECT RAISE(ABORT, 'no word is kept of an erased cadre'); END;
--> statement-breakpoint
CREATE TRIGGER plan_notes_erased BEFORE INSERT ON plan_notes WHEN new.note <> '' AND EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = (SELECT cadre_id FROM action_plans WHERE id = new.plan_id)) BEGIN SELECT RAISE(ABORT, 'no word is kept of an erased cadre'); END;
--> statement-breakpoint
-- Of an old certificate that was returned or withdrawn the name goes with the cadre; what an accepted one says stays.
DROP TRIGGER recorded_certificates_frozen;
--> statement-breakpoint
CREATE TRIGGER recorded_certificates_frozen BEFORE UPDATE OF id, batch_id, district_code, cadre_id, number, title, issuer, issued_on, expires_on, total_hours ON recorded_certificates BEGIN SELECT RAISE(ABORT, 'what the paper says never changes'); END;
--> statement-breakpoint
CREATE TRIGGER recorded_certificates_name BEFORE UPDATE OF holder_name ON recorded_certificates WHEN new.holder_name <> 'Kader yang datanya dihapus' OR old.state NOT IN ('RETURNED', 'WITHDRAWN') OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id) BEGIN SELECT RAISE(ABORT, 'what the paper says never changes'); END;
