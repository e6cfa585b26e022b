-- A design is never changed, an old certificate that was withdrawn stays so, a decision on a revocation stands, and heads of the log stay.
CREATE TRIGGER log_checkpoints_no_update BEFORE UPDATE ON log_checkpoints BEGIN SELECT RAISE(ABORT, 'log_checkpoints is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_checkpoints_no_delete BEFORE DELETE ON log_checkpoints BEGIN SELECT RAISE(ABORT, 'log_checkpoints is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_paper_frozen BEFORE UPDATE OF renews_id, design_id ON certificates BEGIN SELECT RAISE(ABORT, 'what is printed never changes'); END;
--> statement-breakpoint
CREATE TRIGGER paper_designs_no_update BEFORE UPDATE ON paper_designs BEGIN SELECT RAISE(ABORT, 'a design is what papers were drawn on'); END;
--> statement-breakpoint
CREATE TRIGGER paper_designs_no_delete BEFORE DELETE ON paper_designs BEGIN SELECT RAISE(ABORT, 'a design is what papers were drawn on'); END;
--> statement-breakpoint
CREATE TRIGGER paper_pictures_no_update BEFORE UPDATE ON paper_pictures BEGIN SELECT RAISE(ABORT, 'a picture is what papers were drawn with'); END;
--> statement-breakpoint
CREATE TRIGGER paper_pictures_no_delete BEFORE DELETE ON paper_pictures BEGIN SELECT RAISE(ABORT, 'a picture is what papers were drawn with'); END;
--> statement-breakpoint
CREATE TRIGGER revocation_requests_no_delete BEFORE DELETE ON revocation_requests BEGIN SELECT RAISE(ABORT, 'a request to revoke is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER revocation_requests_decided_once BEFORE UPDATE ON revocation_requests WHEN old.state <> 'ASKED' BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
--> statement-breakpoint
CREATE TRIGGER record_batches_no_delete BEFORE DELETE ON record_batches BEGIN SELECT RAISE(ABORT, 'recorded certificates are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER record_batches_decided_once BEFORE UPDATE ON record_batches WHEN old.state <> 'PROPOSED' BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
--> statement-breakpoint
CREATE TRIGGER recorded_certificates_no_delete BEFORE DELETE ON recorded_certificates BEGIN SELECT RAISE(ABORT, 'recorded certificates are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER recorded_certificates_frozen BEFORE UPDATE OF id, batch_id, district_code, cadre_id, holder_name, number, title, issuer, issued_on, expires_on, total_hours ON recorded_certificates BEGIN SELECT RAISE(ABORT, 'what the paper says never changes'); END;
--> statement-breakpoint
CREATE TRIGGER recorded_certificates_one_way BEFORE UPDATE OF state ON recorded_certificates WHEN old.state in ('WITHDRAWN', 'RETURNED') BEGIN SELECT RAISE(ABORT, 'a withdrawn certificate stays so'); END;
--> statement-breakpoint
CREATE TRIGGER record_files_kept BEFORE DELETE ON record_files WHEN old.is_kept = 1 BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER record_files_frozen BEFORE UPDATE ON record_files WHEN old.is_kept = 1 BEGIN SELECT RAISE(ABORT, 'evidence never changes'); END;
--> statement-breakpoint
CREATE INDEX recorded_certificates_number_key ON recorded_certificates (replace(upper(number), ' ', ''), sub_district_code) WHERE state = 'ACCEPTED';
--> statement-breakpoint
CREATE TRIGGER signed_issuer_lists_no_update BEFORE UPDATE ON signed_issuer_lists BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
--> statement-breakpoint
CREATE TRIGGER signed_issuer_lists_no_delete BEFORE DELETE ON signed_issuer_lists BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
