DROP INDEX `proposals_district`;--> statement-breakpoint
CREATE INDEX `proposals_unfinished` ON `proposals` (`id`) WHERE state = 'APPROVED';--> statement-breakpoint
CREATE INDEX `proposals_district` ON `proposals` (`district_code`,`proposed_at`,`id`);