-- Passwords, tokens, second factors and links are looked at before anybody is known, and by the room of access alone, in the
-- name of the house (crossings). Whatever is asked in the name of an organisation is shown none of them, its own neither.
do $$
declare
    secret text;
begin
    foreach secret in array array['account', 'api_token', 'totp', 'recovery_code', 'mail_code', 'passkey_owner', 'passkey',
                                  'invitation', 'identity']
    loop
        execute format('alter table access.%I enable row level security', secret);
        execute format('create policy house on access.%I using ((select platform.viewer()) = ''*'')', secret);
    end loop;
end $$;
