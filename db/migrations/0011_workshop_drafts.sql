-- Every file of a draft becomes a row of its own.
INSERT INTO draft_files (course_id, path, text, version, saved_at, saved_by)
SELECT d.course_id, f.value ->> 'path', f.value ->> 'text', 1, d.saved_at, d.saved_by
FROM course_drafts d, json_each(d.files) f;
--> statement-breakpoint
ALTER TABLE `course_drafts` DROP COLUMN `files`;
--> statement-breakpoint
-- What was asked, published or corrected never changes.
CREATE TRIGGER bank_item_versions_no_update BEFORE UPDATE ON bank_item_versions BEGIN SELECT RAISE(ABORT, 'bank_item_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER bank_item_versions_no_delete BEFORE DELETE ON bank_item_versions BEGIN SELECT RAISE(ABORT, 'bank_item_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER published_facts_no_update BEFORE UPDATE ON published_facts BEGIN SELECT RAISE(ABORT, 'published_facts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER published_facts_no_delete BEFORE DELETE ON published_facts BEGIN SELECT RAISE(ABORT, 'published_facts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER course_reviews_decided_once BEFORE UPDATE ON course_reviews WHEN old.state <> 'ASKED' BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
--> statement-breakpoint
CREATE TRIGGER course_reviews_no_delete BEFORE DELETE ON course_reviews BEGIN SELECT RAISE(ABORT, 'a review is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER regrades_frozen BEFORE UPDATE OF id, course_id, question_id, stem, key_before, key_after, before, after, reason, at, by, by_name ON regrades BEGIN SELECT RAISE(ABORT, 'what was corrected stays'); END;
--> statement-breakpoint
CREATE TRIGGER regrades_settled BEFORE UPDATE ON regrades WHEN old.state = 'SETTLED' BEGIN SELECT RAISE(ABORT, 'a correction that is done stays'); END;
--> statement-breakpoint
CREATE TRIGGER regrades_no_delete BEFORE DELETE ON regrades BEGIN SELECT RAISE(ABORT, 'regrades is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER regraded_attempts_no_delete BEFORE DELETE ON regraded_attempts BEGIN SELECT RAISE(ABORT, 'regraded_attempts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER regraded_attempts_frozen BEFORE UPDATE OF regrade_id, attempt_id, cadre_id, score_before, score_after, passed_before, passed_after ON regraded_attempts BEGIN SELECT RAISE(ABORT, 'what a correction did stays'); END;
--> statement-breakpoint
-- What first attempts answered before there were tallies.
INSERT INTO item_tallies (course_id, slug, question_id, edition, answer, count, rest_sum, rest_squares, strong)
SELECT course_id, slug, question_id, '', answer, count(*), sum(rest), sum(rest * rest), sum(rest >= 70)
FROM (
  SELECT a.course_id, a.slug, m.value ->> 'itemId' AS question_id, substr(coalesce(m.value ->> 'chosen', ''), 1, 80) AS answer,
    CASE n WHEN 1 THEN 0 ELSE CAST(round((hits - (m.value ->> 'right')) * 100.0 / (n - 1)) AS INTEGER) END AS rest
  FROM (
    SELECT course_id, slug, marks, json_array_length(marks) AS n,
      (SELECT sum(value ->> 'right') FROM json_each(marks)) AS hits
    FROM attempts WHERE number = 1
  ) a, json_each(a.marks) m
) GROUP BY course_id, slug, question_id, answer;
