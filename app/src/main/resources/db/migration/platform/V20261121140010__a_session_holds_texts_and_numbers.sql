-- What stands in a session is kept as text from now on, no longer as serialised objects. Who was signed in signs in again.
delete from platform.session;
