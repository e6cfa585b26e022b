CREATE TABLE `sync_allowances` (
	`cadre_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`events_left` integer NOT NULL,
	`notices_left` integer NOT NULL,
	CONSTRAINT "sync_allowance_held" CHECK("sync_allowances"."events_left" >= 0 and "sync_allowances"."notices_left" >= 0)
) STRICT;
