-- Generated from src/ledger/migrations by `npm run generate`. Write a migration, not this file.

CREATE TABLE "account_survey" ("id" integer not null primary key, "version" text not null, "survey" text not null);

CREATE TABLE "approval" ("id" integer primary key autoincrement, "kind" text not null, "target" text not null, "document" text not null, "voided_because" text);

CREATE TABLE "attachment" ("path" text not null primary key, "marker" text, "bytes" bigint not null, "type" text not null, "sha256" text not null);

CREATE TABLE "cell_count" ("column" text not null, "fate" text not null, "rule" text not null, "cells" bigint not null, constraint "cell_count_pk" primary key ("column", "fate", "rule"));

CREATE TABLE "column_profile" ("kind" text not null, "position" integer not null, "profile" text not null, constraint "column_profile_pk" primary key ("kind", "position"));

CREATE TABLE "discrepancy" ("id" integer not null primary key, "run_id" text not null references "run" ("id"), "object" text not null, "external_id" text not null, "destination_id" text, "state" text not null, "field" text, "expected" text, "actual" text);

CREATE TABLE "entity" ("id" integer not null primary key, "kind" text not null, "marker" text not null, "present" integer not null, "columns" text not null, "superseded" text not null, "origin_file" text not null, "origin_line" bigint not null, "person_lead" text, "person_email" text, "contact_id" integer, "suppressed" integer default 0 not null, "first_seen" integer default 1 not null, "last_seen" integer default 1 not null, "exported_at" bigint default 0 not null, "changes" text default '{}' not null, constraint "entity_marker" unique ("kind", "marker"));

CREATE TABLE "entity_alias" ("kind" text not null, "alias" text not null, "entity_id" integer not null references "entity" ("id"), constraint "entity_alias_pk" primary key ("kind", "alias"));

CREATE TABLE "entity_state" ("kind" text not null primary key, "version" text not null, "merged" bigint not null, "conflicts" bigint not null);

CREATE TABLE "export_file" ("id" integer not null primary key, "name" text not null unique, "sha256" text not null, "kind" text not null, "bytes" bigint not null, "encoding" text not null, "exported_at" bigint not null, "header" text not null, "rows" bigint not null, "staged" bigint not null, "rejected" bigint not null, "generation" integer default 1 not null, "state" text default 'standing' not null, "report" text default '{"filled":[],"findings":[]}' not null);

CREATE TABLE "identity_link" ("location_id" text not null, "external_id" text not null, "object" text not null, "destination_id" text not null, "written_at" bigint not null, constraint "identity_link_pk" primary key ("location_id", "external_id"));

CREATE TABLE "issue" ("id" integer not null primary key, "code" text not null, "severity" text not null, "external_id" text not null, "field" text, "before" text, "after" text);

CREATE TABLE "lead_change" ("marker" text not null primary key, "events" integer not null, "changed_at" integer not null, "read_at" integer);

CREATE TABLE "location_limits" ("location_id" text not null primary key, "several_opportunities" integer not null, "object_keys" text, "read_at" integer not null);

CREATE TABLE "map_state" ("id" integer not null primary key check (id = 1), "map_version" text not null);

CREATE TABLE "map_version" ("version" text not null primary key, "by" text not null, "at" text not null, "without_review" integer not null, "map" text not null);

CREATE TABLE "mapped_contact" ("id" integer not null primary key, "external_id" text not null unique, "email" text, "phone" text, "company_clues" text, "joined" text not null, "record" text not null);

CREATE TABLE "mapped_tag" ("tag" text not null primary key);

CREATE TABLE "model_answer" ("key" text not null primary key, "target" text not null, "sure" real not null);

CREATE TABLE "operation" ("id" integer not null primary key, "plan_id" integer not null references "plan" ("id") on delete cascade, "phase" integer not null, "rank" integer not null, "object" text not null, "action" text not null, "external_id" text not null, "destination_id" text, "depends_on" text not null, "expected" text not null, "changes" text not null, "kept" text not null, "reason" text, "state" text not null, "note" text, "attempts" integer not null, "before_image" text);

CREATE TABLE "plan" ("id" integer not null primary key, "hash" text not null, "target" text not null, "location_id" text not null, "inputs" text not null, "made_at" bigint not null, "kind" text default 'load' not null, "undone_at" integer);

CREATE TABLE "probe_answer" ("location_id" text not null, "question" text not null, "answer" text, "read" text not null, "requests" text not null, "asked_at" integer not null, "program" text not null, constraint "probe_answer_key" primary key ("location_id", "question"));

CREATE TABLE "probe_trace" ("id" integer primary key autoincrement, "location_id" text not null, "kind" text not null, "name" text not null, "parent_id" text, "destination_id" text);

CREATE TABLE "rejected_row" ("file_id" integer not null references "export_file" ("id") on delete cascade, "line" bigint not null, "column" text, "value" text not null, "rule" text not null, "message" text not null, "remedy" text not null, "cells" text not null, constraint "rejected_row_pk" primary key ("file_id", "line"));

CREATE TABLE "request" ("id" integer not null primary key, "run_id" text not null references "run" ("id"), "method" text not null, "route" text not null, "body_hash" text not null, "sent_at" bigint not null, "status" integer, "outcome" text, "ended_at" bigint);

CREATE TABLE "request_count" ("run_id" text not null references "run" ("id"), "purpose" text not null, "route" text not null, "sent" bigint not null, "throttled" bigint not null, constraint "request_count_pk" primary key ("run_id", "purpose", "route"));

CREATE TABLE "request_operation" ("request_id" integer not null references "request" ("id"), "operation_id" integer not null references "operation" ("id"), constraint "request_operation_pk" primary key ("request_id", "operation_id"));

CREATE TABLE "reversal" ("id" integer primary key autoincrement, "rollback_id" integer not null references "rollback" ("id") on delete cascade, "operation_id" integer not null references "operation" ("id"), "state" text not null, "reason" text, "forecast" text, "forecast_reason" text, "request_id" integer references "request" ("id"));

CREATE TABLE "rollback" ("id" integer primary key autoincrement, "location_id" text not null, "scope" text not null, "basis" text not null, "hash" text, "made_at" integer not null, "started_at" integer, "ended_at" integer);

CREATE TABLE "run" ("id" text not null primary key, "step" text not null, "target" text not null, "location_id" text not null, "plan_id" integer not null references "plan" ("id"), "started_at" bigint not null, "ended_at" bigint);

CREATE TABLE "snapshot_contact" ("location_id" text not null, "id" text not null, "record" text not null, constraint "snapshot_contact_pk" primary key ("location_id", "id"));

CREATE TABLE "snapshot_key" ("location_id" text not null, "key" text not null, "value" text not null, "contact_id" text not null, constraint "snapshot_key_pk" primary key ("location_id", "key", "value", "contact_id"));

CREATE TABLE "snapshot_record" ("location_id" text not null, "object" text not null, "id" text not null, "marker" text, "record" text not null, constraint "snapshot_record_key" primary key ("location_id", "object", "id"));

CREATE TABLE "staged_row" ("file_id" integer not null references "export_file" ("id") on delete cascade, "line" bigint not null, "cells" text not null, constraint "staged_row_pk" primary key ("file_id", "line"));

CREATE TABLE "subscription_fact" ("external_id" text not null primary key, "subscription" text, "entity_id" integer, "join_rule" text not null, "contact_id" integer, "product" text not null, "price_point" text not null, "currency" text not null, "status" text not null, "status_source" text not null, "started" text not null, "last_paid" text not null, "payments" integer not null, "paid" bigint not null);

CREATE TABLE "transaction_event" ("entity_id" integer not null primary key references "entity" ("id"), "external_id" text not null, "type" text not null, "at" text not null, "month" text not null, "currency" text not null, "amount" bigint, "tax" bigint not null, "shipping" bigint not null, "discount" bigint not null, "quantity" integer not null, "product" text not null, "price_point" text not null, "person" text not null, "subscription" text, "processor_subscription" text, "processor" text not null, "processor_transaction" text, "sale_id" integer, "link_rule" text, "refunded" bigint not null);

CREATE TABLE "verification" ("run_id" text not null primary key references "run" ("id"), "plan_id" integer not null references "plan" ("id"), "records" text not null, "tallies" text not null, "ended_at" bigint not null, "unequal_sums" text default '[]' not null);

CREATE TABLE "witness_account" ("round_id" integer not null primary key references "witness_round" ("id"), "record" text not null, "read_at" bigint not null);

CREATE TABLE "witness_detail" ("kind" text not null, "id" text not null, "marker" text not null, "record" text not null, constraint "witness_detail_pk" primary key ("kind", "id"));

CREATE TABLE "witness_difference" ("id" integer not null primary key, "marker" text not null, "field" text not null, "kind" text not null, "exported" text, "api" text, "wins" text not null);

CREATE TABLE "witness_lead" ("marker" text not null primary key, "round_id" integer not null references "witness_round" ("id"), "outcome" text not null, "note" text, "read_at" bigint not null, "record" text);

CREATE TABLE "witness_profile" ("position" integer not null primary key, "profile" text not null);

CREATE TABLE "witness_round" ("id" integer not null primary key, "fresh" integer not null, "started_at" bigint not null, "ended_at" bigint, "reading" text);

CREATE INDEX "approval_kind" on "approval" ("kind", "target", "id");

CREATE INDEX "attachment_marker" on "attachment" ("marker");

CREATE INDEX "discrepancy_run" on "discrepancy" ("run_id", "id");

CREATE INDEX "entity_alias_entity" on "entity_alias" ("entity_id");

CREATE INDEX "entity_contact" on "entity" ("contact_id", "kind");

CREATE INDEX "entity_present" on "entity" ("kind", "present", "id");

CREATE INDEX "identity_link_written" on "identity_link" ("location_id", "object", "written_at");

CREATE INDEX "mapped_contact_company" on "mapped_contact" ("company_clues");

CREATE INDEX "mapped_contact_email" on "mapped_contact" ("email");

CREATE INDEX "mapped_contact_order" on "mapped_contact" ("joined", "external_id");

CREATE INDEX "mapped_contact_phone" on "mapped_contact" ("phone");

CREATE INDEX "operation_destination" on "operation" ("destination_id");

CREATE INDEX "operation_external" on "operation" ("external_id", "object", "id");

CREATE INDEX "operation_kind" on "operation" ("plan_id", "object", "state", "id", "action");

CREATE INDEX "operation_order" on "operation" ("plan_id", "phase", "rank", "id");

CREATE INDEX "operation_reason" on "operation" ("plan_id", "reason") where "reason" is not null;

CREATE INDEX "request_operation_operation" on "request_operation" ("operation_id");

CREATE INDEX "reversal_operation" on "reversal" ("operation_id", "state");

CREATE INDEX "reversal_rollback" on "reversal" ("rollback_id", "state");

CREATE INDEX "snapshot_key_contact" on "snapshot_key" ("location_id", "contact_id");

CREATE INDEX "snapshot_record_marker" on "snapshot_record" ("location_id", "object", "marker");

CREATE INDEX "subscription_fact_contact" on "subscription_fact" ("contact_id");

CREATE INDEX "transaction_event_person" on "transaction_event" ("person", "product");

CREATE INDEX "transaction_event_processor" on "transaction_event" ("processor_transaction");

CREATE INDEX "transaction_event_sale" on "transaction_event" ("sale_id", "at", "external_id");

CREATE INDEX "transaction_event_subscription" on "transaction_event" ("subscription", "at");

CREATE INDEX "transaction_event_type" on "transaction_event" ("type", "at", "external_id");

