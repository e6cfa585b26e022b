ALTER TABLE `privacy_requests` ADD `recorded` text;--> statement-breakpoint
-- What stood in the record when she asked is what a correction is held against. It may only be emptied.
CREATE TRIGGER privacy_requests_recorded BEFORE UPDATE OF recorded ON privacy_requests WHEN new.recorded IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END;
