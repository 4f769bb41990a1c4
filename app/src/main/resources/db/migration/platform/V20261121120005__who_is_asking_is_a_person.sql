-- Not everybody in an organisation that has something may read it (table 5, 定義). Beside the organisation, a connection is told
-- which person is asking and which markings they may read: always, or only what concerns certain sectors.
create function platform.person() returns bigint language sql stable parallel safe
    return nullif(current_setting('noroshi.person', true), '')::bigint;

create function platform.reads() returns text[] language sql stable parallel safe
    return string_to_array(current_setting('noroshi.reads', true), ',');

create function platform.reads_if_concerned() returns text[] language sql stable parallel safe
    return string_to_array(current_setting('noroshi.reads_if_concerned', true), ',');

create function platform.concerned() returns text[] language sql stable parallel safe
    return string_to_array(current_setting('noroshi.concerned', true), ',');

-- Whether who is asking may read something marked so that concerns these sectors.
create function platform.may_read(tlp text, sectors text[]) returns boolean language sql stable parallel safe
    return coalesce($1 = any (platform.reads())
        or $1 = any (platform.reads_if_concerned()) and $2 && platform.concerned(), false);
