-- An answer is seen by who gave it and by the hops its parcel came through, a question by who asks and who is asked.
alter table feedback.answer enable row level security;
create policy on_the_way on feedback.answer
    using ((select platform.viewer()) in (organisation, '*') or delivery.seen(parcel));

alter table feedback.enquiry enable row level security;
create policy two_sides on feedback.enquiry
    using ((select platform.viewer()) in (asker, asked, '*'));
