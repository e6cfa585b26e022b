CREATE TABLE `credentials` (
	`certificate_id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`kid` text NOT NULL,
	`status_list` integer NOT NULL,
	`status_index` integer NOT NULL,
	`document` text NOT NULL,
	`document_hash` text NOT NULL,
	`token` text NOT NULL,
	`token_kid` text NOT NULL,
	`signed_at` text NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `credentials_status` ON `credentials` (`issuer`,`status_list`,`status_index`);--> statement-breakpoint
CREATE TABLE `issuer_keys` (
	`issuer` text NOT NULL,
	`kid` text NOT NULL,
	`public_key` text NOT NULL,
	`wrapped` text,
	`kek` text NOT NULL,
	`state` text NOT NULL,
	`published_at` text NOT NULL,
	`usable_from` text NOT NULL,
	`usable_until` text,
	`log_size` integer,
	`destroyed_at` text,
	PRIMARY KEY(`issuer`, `kid`)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `issuer_keys_active` ON `issuer_keys` (`issuer`) WHERE state = 'ACTIVE';--> statement-breakpoint
CREATE UNIQUE INDEX `issuer_keys_next` ON `issuer_keys` (`issuer`) WHERE state = 'PUBLISHED';--> statement-breakpoint
CREATE TABLE `log_checkpoints` (
	`size` integer PRIMARY KEY NOT NULL,
	`root` text NOT NULL,
	`note` text NOT NULL,
	`at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `log_entries` (
	`position` integer PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`event` text NOT NULL,
	`leaf` text NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `log_entries_once` ON `log_entries` (`certificate_id`,`event`);--> statement-breakpoint
CREATE TABLE `log_nodes` (
	`level` integer NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`level`, `position`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `certificates_taken_back` ON `certificates` (`district_code`) WHERE state <> 'VALID';
