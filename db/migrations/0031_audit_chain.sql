CREATE TABLE `audit_heads` (
	`chain` text NOT NULL,
	`day` text NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	`note` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`chain`, `day`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit_links` (
	`chain` text NOT NULL,
	`position` integer NOT NULL,
	`entry_id` text NOT NULL,
	`hash` text NOT NULL,
	`sealed_at` text NOT NULL,
	PRIMARY KEY(`chain`, `position`),
	FOREIGN KEY (`entry_id`) REFERENCES `audit_entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_links_entryId_unique` ON `audit_links` (`entry_id`);--> statement-breakpoint
-- A head is signed and a link is sealed once. `insert or replace` deletes without asking the triggers of deletion, by any key
-- and by the row's own number: so it is refused before it begins, for the log itself too: in
-- the words of its key, because a batch that was sent twice meets this first.
CREATE TRIGGER audit_links_no_update BEFORE UPDATE ON audit_links BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_links_no_delete BEFORE DELETE ON audit_links BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_links_next BEFORE INSERT ON audit_links WHEN new.position <> (SELECT coalesce(max(position), 0) + 1 FROM audit_links WHERE chain = new.chain) BEGIN SELECT RAISE(ABORT, 'a chain grows at its end'); END;
--> statement-breakpoint
CREATE TRIGGER audit_links_no_replace BEFORE INSERT ON audit_links WHEN EXISTS (SELECT 1 FROM audit_links WHERE entry_id = new.entry_id) OR EXISTS (SELECT 1 FROM audit_links WHERE rowid = new.rowid) BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_heads_no_update BEFORE UPDATE ON audit_heads BEGIN SELECT RAISE(ABORT, 'audit_heads is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads BEGIN SELECT RAISE(ABORT, 'audit_heads is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_heads_no_replace BEFORE INSERT ON audit_heads WHEN EXISTS (SELECT 1 FROM audit_heads WHERE (chain = new.chain AND day = new.day) OR rowid = new.rowid) BEGIN SELECT RAISE(ABORT, 'audit_heads is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = new.id) OR EXISTS (SELECT 1 FROM audit_entries WHERE rowid = new.rowid) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: audit_entries.id'); END;
