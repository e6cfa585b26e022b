-- What is written once stays as it is: the log, published versions, and everything printed on a certificate.
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER course_versions_no_update BEFORE UPDATE ON course_versions BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER course_versions_no_delete BEFORE DELETE ON course_versions BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER course_packs_no_update BEFORE UPDATE ON course_packs BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER course_packs_no_delete BEFORE DELETE ON course_packs BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_no_delete BEFORE DELETE ON certificates BEGIN SELECT RAISE(ABORT, 'a certificate is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_one_way BEFORE UPDATE OF state ON certificates WHEN old.state <> 'VALID' BEGIN SELECT RAISE(ABORT, 'a revoked or replaced certificate stays so'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_frozen BEFORE UPDATE OF id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id, year, sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at, expires_on ON certificates BEGIN SELECT RAISE(ABORT, 'what is printed never changes'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_revoked_once BEFORE UPDATE OF revoked_on, revoked_at, revoked_by, revoke_reason, revoke_note ON certificates WHEN old.state <> 'VALID' BEGIN SELECT RAISE(ABORT, 'a revocation never changes'); END;
--> statement-breakpoint
CREATE TRIGGER number_series_up BEFORE UPDATE OF last ON number_series WHEN new.last < old.last BEGIN SELECT RAISE(ABORT, 'numbers are never given back'); END;
