-- What a phone sent is never changed and never dropped.
CREATE TRIGGER learning_events_no_update BEFORE UPDATE ON learning_events BEGIN SELECT RAISE(ABORT, 'learning_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER learning_events_no_delete BEFORE DELETE ON learning_events BEGIN SELECT RAISE(ABORT, 'learning_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER learning_notices_no_delete BEFORE DELETE ON learning_notices BEGIN SELECT RAISE(ABORT, 'a notice is closed, never deleted'); END;
