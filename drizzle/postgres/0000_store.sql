CREATE TABLE "authority" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expert" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"unit" text collate "C",
	"authority" text collate "C",
	"affiliation" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "host_unit" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"authority" text collate "C" NOT NULL,
	"address" text collate "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "studio" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"unit" text collate "C" NOT NULL,
	"leader" text collate "C" NOT NULL,
	"trade" text collate "C" NOT NULL,
	"address" text collate "C",
	"recognised_on" text collate "C",
	"policy" text collate "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "studio_title" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"studio" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"since" text collate "C" NOT NULL,
	"until" text collate "C",
	"reason" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_device" (
	"hash" text collate "C" NOT NULL,
	"user" text collate "C" NOT NULL,
	"last_seen_at" bigint NOT NULL,
	CONSTRAINT "known_device_hash_user_pk" PRIMARY KEY("hash","user")
);
--> statement-breakpoint
CREATE TABLE "one_time_code" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"used_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"ended_at" bigint,
	"address" text collate "C" NOT NULL,
	"agent" text collate "C" NOT NULL,
	"second_factor" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"failures" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"open_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_account" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"folded_name" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"authority" text collate "C",
	"expert" text collate "C",
	"password_hash" text collate "C",
	"totp_secret" text collate "C",
	"totp_confirmed_at" bigint,
	"totp_last_step" bigint,
	"disabled_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant" text collate "C" NOT NULL,
	"member" text collate "C" NOT NULL,
	"why" text NOT NULL,
	"ended_at" bigint,
	"ended_reason" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fact" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant" text collate "C" NOT NULL,
	"criterion" text collate "C" NOT NULL,
	"revision" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"checked_by" text collate "C" NOT NULL,
	"checked_on" text collate "C" NOT NULL,
	"note" text collate "C",
	"recorded_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "panel" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "panel_member" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"panel" text collate "C" NOT NULL,
	"expert" text collate "C",
	"pseudonym" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	"studio" text collate "C",
	"authority" text collate "C",
	"name" text collate "C" NOT NULL,
	"district" text collate "C" NOT NULL,
	"recognised_on" text collate "C",
	"status" text collate "C" NOT NULL,
	"status_reason" text collate "C",
	"panel" text collate "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_version" (
	"digest" text collate "C" PRIMARY KEY NOT NULL,
	"policy" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"data" text NOT NULL,
	"imported_at" bigint NOT NULL,
	"imported_by" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recusal" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member" text collate "C" NOT NULL,
	"participant" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"recorded_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"authority" text collate "C",
	"policy_version" text collate "C" NOT NULL,
	"assessment" text collate "C" NOT NULL,
	"date" text collate "C" NOT NULL,
	"attempt" bigint NOT NULL,
	"settings" text NOT NULL,
	"disagreement_limit" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"assignment_seed" text collate "C",
	"settled" text collate "C",
	"imported" boolean NOT NULL,
	"import_digest" text collate "C",
	"supersedes" text collate "C",
	"supersedes_reason" text collate "C",
	"created_at" bigint NOT NULL,
	"opened_at" bigint,
	"deliberation_at" bigint,
	"final_at" bigint
);
--> statement-breakpoint
CREATE TABLE "veto" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"participant" text collate "C" NOT NULL,
	"trigger_id" text collate "C" NOT NULL,
	"note" text collate "C" NOT NULL,
	"recorded_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"sheet" text collate "C" NOT NULL,
	"criterion" text collate "C" NOT NULL,
	"input" text NOT NULL,
	"points" bigint,
	"revision" bigint NOT NULL,
	"change_id" text collate "C" NOT NULL,
	CONSTRAINT "entry_sheet_criterion_pk" PRIMARY KEY("sheet","criterion")
);
--> statement-breakpoint
CREATE TABLE "entry_change" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"sheet" text collate "C" NOT NULL,
	"step" bigint NOT NULL,
	"edition" bigint NOT NULL,
	"criterion" text collate "C" NOT NULL,
	"input" text NOT NULL,
	"base_revision" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"points" bigint,
	"user" text collate "C",
	"device_at" bigint NOT NULL,
	"at" bigint NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refused_change" (
	"id" text collate "C" NOT NULL,
	"user" text collate "C" NOT NULL,
	"sheet_name" text collate "C" NOT NULL,
	"criterion" text collate "C" NOT NULL,
	"input" text NOT NULL,
	"code" text collate "C" NOT NULL,
	"device_at" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "refused_change_user_id_pk" PRIMARY KEY("user","id")
);
--> statement-breakpoint
CREATE TABLE "sealed_sheet" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"sheet" text collate "C" NOT NULL,
	"edition" bigint NOT NULL,
	"entries" text NOT NULL,
	"points" text NOT NULL,
	"base" bigint NOT NULL,
	"bonus" bigint NOT NULL,
	"total" bigint NOT NULL,
	"content_hash" text collate "C" NOT NULL,
	"signature" text collate "C",
	"origin" text collate "C" NOT NULL,
	"submitted_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sheet" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"participant" text collate "C" NOT NULL,
	"member" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"edition" bigint NOT NULL,
	"changes" bigint NOT NULL,
	"head" text collate "C" NOT NULL,
	"sealed" text collate "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sheet_return" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"sheet" text collate "C" NOT NULL,
	"edition" bigint NOT NULL,
	"reason" text collate "C" NOT NULL,
	"rows" text NOT NULL,
	"returned_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signature" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"sheet" text collate "C" NOT NULL,
	"png" "bytea" NOT NULL,
	"strokes" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"digest" text collate "C" NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"owner" text collate "C" NOT NULL,
	"criterion" text collate "C",
	"added_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content" (
	"digest" text collate "C" PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"data" text NOT NULL,
	"recorded_by" text collate "C",
	"at" bigint NOT NULL,
	"withdrawn_at" bigint,
	"withdrawn_reason" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"date" text collate "C" PRIMARY KEY NOT NULL,
	"year" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"settlement" text collate "C" NOT NULL,
	"first_day" text collate "C" NOT NULL,
	"last_day" text collate "C" NOT NULL,
	"counting" text NOT NULL,
	"text" text NOT NULL,
	"audit_number" bigint NOT NULL,
	"audit_hash" text collate "C" NOT NULL,
	"published_by" text collate "C",
	"at" bigint NOT NULL,
	"withdrawn_at" bigint,
	"withdrawn_reason" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"notice" text collate "C" NOT NULL,
	"receipt" text collate "C" NOT NULL,
	"participant" text collate "C",
	"name" text collate "C" NOT NULL,
	"contact" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"outcome" text collate "C",
	"reason" text collate "C",
	"decided_by" text collate "C",
	"decided_at" bigint
);
--> statement-breakpoint
CREATE TABLE "settled_result" (
	"settlement" text collate "C" NOT NULL,
	"participant" text collate "C" NOT NULL,
	"rank" bigint,
	"grade" text collate "C",
	"base" bigint,
	"bonus" bigint,
	"total" bigint,
	"result" text NOT NULL,
	CONSTRAINT "settled_result_settlement_participant_pk" PRIMARY KEY("settlement","participant")
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"bundle" text collate "C" NOT NULL,
	"digests" text NOT NULL,
	"participants" bigint NOT NULL,
	"quota" bigint,
	"settled_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "anchor" (
	"number" bigint PRIMARY KEY NOT NULL,
	"hash" text collate "C" NOT NULL,
	"why" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"written_at" bigint
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor" text collate "C" NOT NULL,
	"act" text collate "C" NOT NULL,
	"detail" text NOT NULL,
	"changes" text collate "C" NOT NULL,
	"previous" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_change" (
	"number" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"object" text collate "C" NOT NULL,
	"before" text collate "C",
	"after" text collate "C",
	CONSTRAINT "audit_change_number_kind_object_pk" PRIMARY KEY("number","kind","object")
);
--> statement-breakpoint
CREATE TABLE "chain_turn" (
	"number" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"actor" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"act" text collate "C" NOT NULL,
	"request" text collate "C" NOT NULL,
	"answer" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "idempotency_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
ALTER TABLE "expert" ADD CONSTRAINT "expert_unit_host_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."host_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert" ADD CONSTRAINT "expert_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_unit" ADD CONSTRAINT "host_unit_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studio" ADD CONSTRAINT "studio_unit_host_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."host_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studio_title" ADD CONSTRAINT "studio_title_studio_studio_id_fk" FOREIGN KEY ("studio") REFERENCES "public"."studio"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_user_user_account_id_fk" FOREIGN KEY ("user") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_user_user_account_id_fk" FOREIGN KEY ("user") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_user_account_id_fk" FOREIGN KEY ("user") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_user_account_id_fk" FOREIGN KEY ("user") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_expert_expert_id_fk" FOREIGN KEY ("expert") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_member_panel_member_id_fk" FOREIGN KEY ("member") REFERENCES "public"."panel_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact" ADD CONSTRAINT "fact_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact" ADD CONSTRAINT "fact_recorded_by_user_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel" ADD CONSTRAINT "panel_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_panel_panel_id_fk" FOREIGN KEY ("panel") REFERENCES "public"."panel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_member" ADD CONSTRAINT "panel_member_expert_expert_id_fk" FOREIGN KEY ("expert") REFERENCES "public"."expert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_studio_studio_id_fk" FOREIGN KEY ("studio") REFERENCES "public"."studio"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_panel_panel_id_fk" FOREIGN KEY ("panel") REFERENCES "public"."panel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_member_panel_member_id_fk" FOREIGN KEY ("member") REFERENCES "public"."panel_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_recorded_by_user_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_authority_authority_id_fk" FOREIGN KEY ("authority") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_policy_version_policy_version_digest_fk" FOREIGN KEY ("policy_version") REFERENCES "public"."policy_version"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_supersedes_round_id_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "veto" ADD CONSTRAINT "veto_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "veto" ADD CONSTRAINT "veto_recorded_by_user_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_sheet_sheet_id_fk" FOREIGN KEY ("sheet") REFERENCES "public"."sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_change" ADD CONSTRAINT "entry_change_sheet_sheet_id_fk" FOREIGN KEY ("sheet") REFERENCES "public"."sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_change" ADD CONSTRAINT "entry_change_user_user_account_id_fk" FOREIGN KEY ("user") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_change" ADD CONSTRAINT "refused_change_user_user_account_id_fk" FOREIGN KEY ("user") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_sheet" ADD CONSTRAINT "sealed_sheet_sheet_sheet_id_fk" FOREIGN KEY ("sheet") REFERENCES "public"."sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_sheet" ADD CONSTRAINT "sealed_sheet_signature_signature_id_fk" FOREIGN KEY ("signature") REFERENCES "public"."signature"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_sheet" ADD CONSTRAINT "sealed_sheet_submitted_by_user_account_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet" ADD CONSTRAINT "sheet_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet" ADD CONSTRAINT "sheet_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet" ADD CONSTRAINT "sheet_member_panel_member_id_fk" FOREIGN KEY ("member") REFERENCES "public"."panel_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_return" ADD CONSTRAINT "sheet_return_sheet_sheet_id_fk" FOREIGN KEY ("sheet") REFERENCES "public"."sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_return" ADD CONSTRAINT "sheet_return_returned_by_user_account_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_sheet_sheet_id_fk" FOREIGN KEY ("sheet") REFERENCES "public"."sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_added_by_user_account_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_recorded_by_user_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_settlement_settlement_id_fk" FOREIGN KEY ("settlement") REFERENCES "public"."settlement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_published_by_user_account_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_notice_notice_id_fk" FOREIGN KEY ("notice") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_decided_by_user_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settled_result" ADD CONSTRAINT "settled_result_settlement_settlement_id_fk" FOREIGN KEY ("settlement") REFERENCES "public"."settlement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settled_result" ADD CONSTRAINT "settled_result_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_settled_by_user_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."user_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_change" ADD CONSTRAINT "audit_change_number_audit_number_fk" FOREIGN KEY ("number") REFERENCES "public"."audit"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "authority_name" ON "authority" USING btree ("name");--> statement-breakpoint
CREATE INDEX "expert_unit" ON "expert" USING btree ("unit");--> statement-breakpoint
CREATE INDEX "expert_authority" ON "expert" USING btree ("authority");--> statement-breakpoint
CREATE UNIQUE INDEX "host_unit_name" ON "host_unit" USING btree ("authority","name");--> statement-breakpoint
CREATE UNIQUE INDEX "studio_code" ON "studio" USING btree ("code");--> statement-breakpoint
CREATE INDEX "studio_unit" ON "studio" USING btree ("unit");--> statement-breakpoint
CREATE INDEX "studio_title_studio" ON "studio_title" USING btree ("studio");--> statement-breakpoint
CREATE INDEX "known_device_user" ON "known_device" USING btree ("user");--> statement-breakpoint
CREATE INDEX "one_time_code_user" ON "one_time_code" USING btree ("user");--> statement-breakpoint
CREATE INDEX "recovery_code_user" ON "recovery_code" USING btree ("user");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user");--> statement-breakpoint
CREATE UNIQUE INDEX "user_folded_name" ON "user_account" USING btree ("folded_name");--> statement-breakpoint
CREATE INDEX "user_expert" ON "user_account" USING btree ("expert");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_member" ON "assignment" USING btree ("member","participant");--> statement-breakpoint
CREATE INDEX "assignment_participant" ON "assignment" USING btree ("participant");--> statement-breakpoint
CREATE UNIQUE INDEX "fact_revision" ON "fact" USING btree ("participant","criterion","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_name" ON "panel" USING btree ("round","name");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_member_expert" ON "panel_member" USING btree ("round","expert");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_member_pseudonym" ON "panel_member" USING btree ("round","pseudonym");--> statement-breakpoint
CREATE INDEX "panel_member_panel" ON "panel_member" USING btree ("panel");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_code" ON "participant" USING btree ("round","code");--> statement-breakpoint
CREATE INDEX "participant_studio" ON "participant" USING btree ("studio");--> statement-breakpoint
CREATE INDEX "participant_authority" ON "participant" USING btree ("authority","round");--> statement-breakpoint
CREATE INDEX "policy_version_policy" ON "policy_version" USING btree ("policy");--> statement-breakpoint
CREATE UNIQUE INDEX "recusal_member" ON "recusal" USING btree ("member","participant");--> statement-breakpoint
CREATE INDEX "recusal_participant" ON "recusal" USING btree ("participant");--> statement-breakpoint
CREATE UNIQUE INDEX "round_code" ON "round" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "round_supersedes" ON "round" USING btree ("supersedes");--> statement-breakpoint
CREATE INDEX "round_authority" ON "round" USING btree ("authority");--> statement-breakpoint
CREATE UNIQUE INDEX "veto_participant" ON "veto" USING btree ("participant","trigger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "entry_change_step" ON "entry_change" USING btree ("sheet","step");--> statement-breakpoint
CREATE UNIQUE INDEX "sealed_sheet_edition" ON "sealed_sheet" USING btree ("sheet","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "sheet_member" ON "sheet" USING btree ("member","participant");--> statement-breakpoint
CREATE INDEX "sheet_participant" ON "sheet" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "sheet_round" ON "sheet" USING btree ("round","state");--> statement-breakpoint
CREATE UNIQUE INDEX "sheet_return_edition" ON "sheet_return" USING btree ("sheet","edition");--> statement-breakpoint
CREATE INDEX "signature_sheet" ON "signature" USING btree ("sheet");--> statement-breakpoint
CREATE INDEX "attachment_owner" ON "attachment" USING btree ("kind","owner");--> statement-breakpoint
CREATE INDEX "attachment_digest" ON "attachment" USING btree ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_number" ON "decision" USING btree ("round","number");--> statement-breakpoint
CREATE INDEX "holiday_year" ON "holiday" USING btree ("year");--> statement-breakpoint
CREATE INDEX "notice_round" ON "notice" USING btree ("round");--> statement-breakpoint
CREATE UNIQUE INDEX "objection_receipt" ON "objection" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "objection_notice" ON "objection" USING btree ("notice");--> statement-breakpoint
CREATE INDEX "settled_result_participant" ON "settled_result" USING btree ("participant");--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_number" ON "settlement" USING btree ("round","number");--> statement-breakpoint
CREATE INDEX "audit_act" ON "audit" USING btree ("act");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "audit_change_object" ON "audit_change" USING btree ("kind","object","number");--> statement-breakpoint
CREATE INDEX "idempotency_at" ON "idempotency" USING btree ("at");