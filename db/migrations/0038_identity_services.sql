CREATE TABLE `service_flows` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`issuer` text NOT NULL,
	`account_id` text,
	`session_id` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `staff_accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `service_flows_tokenHash_unique` ON `service_flows` (`token_hash`);--> statement-breakpoint
CREATE INDEX `service_flows_account` ON `service_flows` (`account_id`);--> statement-breakpoint
CREATE INDEX `service_flows_expires` ON `service_flows` (`expires_at`);--> statement-breakpoint
CREATE TABLE `service_identities` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject_hash` text NOT NULL,
	`pepper_version` integer NOT NULL,
	`linked_at` text NOT NULL,
	`last_used_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `staff_accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `service_identities_subjectHash_unique` ON `service_identities` (`subject_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_identities_one_each` ON `service_identities` (`account_id`,`issuer`);