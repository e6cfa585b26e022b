-- What was signed stays: the log never loses or changes an entry, a place in a status list is given once, a printed token is for good.
CREATE TRIGGER log_entries_no_update BEFORE UPDATE ON log_entries BEGIN SELECT RAISE(ABORT, 'log_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries BEGIN SELECT RAISE(ABORT, 'log_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_nodes_no_update BEFORE UPDATE ON log_nodes BEGIN SELECT RAISE(ABORT, 'log_nodes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_nodes_no_delete BEFORE DELETE ON log_nodes BEGIN SELECT RAISE(ABORT, 'log_nodes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_checkpoints_no_update BEFORE UPDATE ON log_checkpoints BEGIN SELECT RAISE(ABORT, 'log_checkpoints is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER log_checkpoints_no_delete BEFORE DELETE ON log_checkpoints BEGIN SELECT RAISE(ABORT, 'log_checkpoints is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER credentials_no_delete BEFORE DELETE ON credentials BEGIN SELECT RAISE(ABORT, 'a credential is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER credentials_frozen BEFORE UPDATE OF certificate_id, issuer, status_list, status_index, token, token_kid ON credentials BEGIN SELECT RAISE(ABORT, 'what is printed never changes'); END;
--> statement-breakpoint
CREATE TRIGGER issuer_keys_no_delete BEFORE DELETE ON issuer_keys BEGIN SELECT RAISE(ABORT, 'a key is retired, never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER issuer_keys_frozen BEFORE UPDATE OF issuer, kid, public_key, published_at ON issuer_keys BEGIN SELECT RAISE(ABORT, 'a key is what it is'); END;
