-- A guest's name that came after an erasure, and turns out to be hers then, goes too; so does what was written beside it. A guest who is
-- known as somebody else, whose data are kept, stays as she was written down.
DROP TRIGGER meeting_guests_words;
--> statement-breakpoint
CREATE TRIGGER meeting_guests_words BEFORE UPDATE OF name, origin ON meeting_guests WHEN new.name <> 'Kader yang datanya dihapus' OR new.origin <> '' OR (NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id IN (SELECT cadre_id FROM attendance_matches WHERE guest_id = old.id UNION ALL SELECT cadre_id FROM meeting_newcomers WHERE guest_id = old.id)) AND (NOT EXISTS (SELECT 1 FROM meetings m JOIN erasures e ON e.district_code = m.district_code WHERE m.id = old.meeting_id) OR EXISTS (SELECT 1 FROM attendance_matches t WHERE t.guest_id = old.id AND t.cadre_id NOT IN (SELECT cadre_id FROM erasures)) OR EXISTS (SELECT 1 FROM meeting_newcomers n WHERE n.guest_id = old.id AND n.cadre_id NOT IN (SELECT cadre_id FROM erasures)))) BEGIN SELECT RAISE(ABORT, 'meeting_guests is append-only'); END;
--> statement-breakpoint
DROP TRIGGER attendance_marks_words;
--> statement-breakpoint
CREATE TRIGGER attendance_marks_words BEFORE UPDATE OF reason ON attendance_marks WHEN new.reason <> '' OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.finished_at IS NULL AND e.cadre_id = old.cadre_id OR e.finished_at IS NULL AND e.cadre_id IN (SELECT cadre_id FROM attendance_matches WHERE guest_id = old.guest_id UNION ALL SELECT cadre_id FROM meeting_newcomers WHERE guest_id = old.guest_id)) AND NOT EXISTS (SELECT 1 FROM meeting_guests g WHERE g.id = old.guest_id AND g.name = 'Kader yang datanya dihapus') BEGIN SELECT RAISE(ABORT, 'attendance_marks is append-only'); END;
--> statement-breakpoint
-- Of an old certificate that is withdrawn after its holder was erased the name goes with it.
DROP TRIGGER recorded_certificates_name;
--> statement-breakpoint
CREATE TRIGGER recorded_certificates_name BEFORE UPDATE OF holder_name ON recorded_certificates WHEN new.holder_name <> 'Kader yang datanya dihapus' OR old.state NOT IN ('RETURNED', 'WITHDRAWN') OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.cadre_id = old.cadre_id) BEGIN SELECT RAISE(ABORT, 'what the paper says never changes'); END;
