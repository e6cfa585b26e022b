-- Everything printed is frozen, also its end; a revocation says once and for ever why; numbers only go up.
DROP TRIGGER certificates_frozen;
--> statement-breakpoint
CREATE TRIGGER certificates_frozen BEFORE UPDATE OF id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id, year, sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at, expires_on ON certificates BEGIN SELECT RAISE(ABORT, 'what is printed never changes'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_revoked_once BEFORE UPDATE OF revoked_on, revoked_at, revoked_by, revoke_reason, revoke_note ON certificates WHEN old.state <> 'VALID' BEGIN SELECT RAISE(ABORT, 'a revocation never changes'); END;
--> statement-breakpoint
CREATE TRIGGER number_series_up BEFORE UPDATE OF last ON number_series WHEN new.last < old.last BEGIN SELECT RAISE(ABORT, 'numbers are never given back'); END;
