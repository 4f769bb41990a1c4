"""What e2e/mail/run does with the servers it has started. Only what comes with Python."""

import csv
import email
import email.policy
import glob
import json
import os
import smtplib
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import http.cookiejar
import re
from email.message import EmailMessage

work, smtp_port, pages, form = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
SITE = f"http://localhost:{pages}"
PATIENCE = 180
# the mailbox is looked at by itself only every ten minutes here: what comes must be told of
PROMPT = 30
REPORTER, SECRETARIAT, MINISTRY = "haginomiya.wataru", "yunohana.gaku", "namine.mai"
OFFICER, APPROVER = "kanetsuki.ren", "mametahara.ritsuko"
TITLE = "保守用の接続装置への不正なログインについて"
ADVISORY = {"title": TITLE, "importance": "WARNING", "tlp": "AMBER",
            "overview": "保守用の接続装置に不正にログインされる事案が確認された。", "target": "保守用の接続装置",
            "handling-policy": "多要素認証を用いる。接続元を限る。",
            "recipients": [{"ministry": "FSA", "sectors": ["finance"]}], "sources": []}
accounts = {row["login"]: row for row in csv.DictReader(open(f"{work}/data/demo-accounts.csv", encoding="utf-8-sig"))}


def check(holds, what):
    if not holds:
        print(f"FAILED: {what}", file=sys.stderr)
        sys.exit(1)


def told(what, begun=None):
    print(what + ("" if begun is None else f": {time.monotonic() - begun:.1f} s"), flush=True)


def until(find, what):
    """Waits for something and hands it back."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.2)
    check(False, f"{what} within {PATIENCE} seconds")


def api(login, path, body=None, method=None):
    request = urllib.request.Request(f"{SITE}/api/v1{path}", method=method or ("GET" if body is None else "POST"),
                                     data=None if body is None else json.dumps(body).encode() if body else b"")
    request.add_header("Authorization", "Bearer " + accounts[login]["api_token"])
    request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"{}")
    except urllib.error.HTTPError as e:
        check(False, f"{path} answered {e.code} {e.read()[:500].decode('utf-8', 'replace')}")


class Browser:
    """Somebody who has signed in."""

    def __init__(self, login):
        # the loopback counts as safe, as it does for browsers
        policy = http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https"))
        self.jar = http.cookiejar.CookieJar(policy)
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.send("/sign-in", urllib.parse.urlencode({"_csrf": self.token("/sign-in"), "login": login,
                  "password": accounts[login]["password"]}).encode(), "application/x-www-form-urlencoded")

    def get(self, path):
        return self.opener.open(SITE + path).read().decode()

    def token(self, path):
        return re.search(r'name="_csrf" value="([^"]+)"', self.get(path)).group(1)

    def send(self, path, body, kind):
        try:
            return self.opener.open(urllib.request.Request(SITE + path, body, {"Content-Type": kind})).read().decode()
        except urllib.error.HTTPError as e:
            return e.read().decode()

    def upload(self, path, field, name, content):
        boundary = "----noroshi-e2e"
        body = (f'--{boundary}\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n{self.token(path)}\r\n'
                f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n").encode() + content + f"\r\n--{boundary}--\r\n".encode()
        return self.send(path, body, f"multipart/form-data; boundary={boundary}")


def mails(box="everyone"):
    for file in glob.glob(f"{work}/mail/{box}/new/*") + glob.glob(f"{work}/mail/{box}/cur/*"):
        try:
            with open(file, "rb") as raw:
                content = raw.read()
        except FileNotFoundError:  # the mailbox has moved it meanwhile
            continue
        yield email.message_from_bytes(content, policy=email.policy.default), content


def mail_to(address, about, seen=()):
    return next(((mail, raw) for mail, raw in mails() if address in mail["To"] and about in mail["Subject"]
                 and mail["Message-ID"] not in seen), None)


def address(login):
    row = next(row for row in csv.DictReader(open(PEOPLE, encoding="utf-8")) if row["login"] == login)
    return row["email"]


def run(*command, given=None):
    done = subprocess.run(command, input=given, capture_output=True)
    check(done.returncode == 0, f"{command[0]}: {done.stderr.decode('utf-8', 'replace')[:500]}")
    return done.stdout


def send(mail, sender):
    with smtplib.SMTP("127.0.0.1", smtp_port) as line:
        line.send_message(mail, from_addr=sender, to_addrs=["noroshi@noroshi.test"])


def key_of_reporter():
    """A certificate for the reporter, put on file on their page."""
    run("openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-keyout", f"{work}/key.pem", "-out",
        f"{work}/cert.pem", "-days", "90", "-subj", "/CN=Reporter", "-addext", f"subjectAltName=email:{address(REPORTER)}",
        "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "keyUsage=critical,keyEncipherment", "-addext", "extendedKeyUsage=emailProtection")
    page = Browser(REPORTER).upload("/settings/channels/keys", "key", "cert.pem", open(f"{work}/cert.pem", "rb").read())
    check(address(REPORTER) in page, "the certificate was not taken")


def key_of_ministry():
    """An OpenPGP key made by GnuPG for somebody at the ministry."""
    home = f"{work}/gnupg"
    os.mkdir(home, 0o700)
    run("gpg", "--homedir", home, "--batch", "--quiet", "--passphrase", "", "--quick-gen-key",
        f"Ministry <{address(MINISTRY)}>", "default", "default", "90d")
    key = run("gpg", "--homedir", home, "--batch", "--armor", "--export")
    page = Browser(MINISTRY).upload("/settings/channels/keys", "key", "key.asc", key)
    check(address(MINISTRY) in page, "the key was not taken")
    return home


def issue():
    advisory = api(OFFICER, "/advisories", ADVISORY)["id"]
    api(OFFICER, f"/advisories/{advisory}/submit", {})
    api(APPROVER, f"/advisories/{advisory}/approve", {})
    return advisory, api(OFFICER, f"/advisories/{advisory}/issue", {})["number"]


def main():
    key_of_reporter()
    home = key_of_ministry()
    told("A certificate made by openssl and a key made by gpg are on file")

    begun = time.monotonic()
    advisory, number = issue()
    mail, raw = until(lambda: mail_to(address(MINISTRY), number), "a mail to the ministry")
    told(f"The ministry is told of {number} by mail", begun)
    check(mail.get_content_type() == "multipart/encrypted", "the ministry's mail is not encrypted")
    check(TITLE.encode() not in raw, "the title stands in clear text")
    cipher = mail.get_payload()[1].get_payload(decode=True)
    inside = email.message_from_bytes(run("gpg", "--homedir", home, "--batch", "--quiet", "--decrypt", given=cipher),
                                      policy=email.policy.default)
    parts = [part.get_content_type() for part in inside.walk()]
    check(TITLE in inside.get_body().get_content() and "application/pdf" in parts, f"what gpg opened holds {parts}")
    told("gpg --decrypt opens it: its subject line and the form as a PDF")

    api(MINISTRY, f"/advisories/{advisory}/pass-on", {})
    begun = time.monotonic()
    api(SECRETARIAT, f"/advisories/{advisory}/pass-on", {})
    mail, raw = until(lambda: mail_to(address(REPORTER), number), "a mail to the operator")
    told("The operator is told by mail", begun)
    check(mail.get_content_type() == "application/pkcs7-mime" and TITLE.encode() not in raw, "it is not encrypted")
    opened = email.message_from_bytes(run("openssl", "smime", "-decrypt", "-inkey", f"{work}/key.pem", given=raw),
                                      policy=email.policy.default)
    check(TITLE in opened.get_body().get_content(), "openssl opened something else")
    told("openssl smime -decrypt opens it")

    plain = [(m, r) for m, r in mails() if m.get_content_type() == "text/plain" and number in m["Subject"]]
    check(plain, "nobody without a key was told")
    for m, r in plain:
        text = m.get_content()
        check(TITLE not in text and TITLE not in m["Subject"] and "/advisories/" in text, "clear text holds content")
    told(f"{len(plain)} mails in clear text hold number, importance, marking and a link")

    begun = time.monotonic()
    until(lambda: "5.1.1" in Browser(SECRETARIAT).get("/dead-letters"), "the bounce as a dead letter")
    told("The mail to a person who has left came back by IMAP and is a dead letter with its cause", begun)
    lines = open(f"{work}/spool/maillog", encoding="utf-8", errors="replace").read()
    check("sender delivery status notification" in lines, "Postfix was asked for no notice of success")
    reports = [m for m, _ in mails("noroshi") if m.get_content_type() == "multipart/report"]
    delivered = [m for m in reports if "Action: delivered" in m.as_string()]
    check(delivered, "no notice of success came in")
    told(f"{len(delivered)} notices of delivery (RFC 3461) have come in")

    answer = EmailMessage()
    answer["From"], answer["To"] = address(REPORTER), "noroshi@noroshi.test"
    answer["Subject"], answer["In-Reply-To"] = "Re: " + mail["Subject"], mail["Message-ID"]
    answer["Message-ID"] = "<answer-1@tsuzura.example.jp>"
    answer.set_content("対応済み\n\n> " + mail["Subject"] + "\n")
    begun = time.monotonic()
    send(answer, address(REPORTER))
    def answered():
        reach = api(OFFICER, f"/advisories/{advisory}/reach")
        lines = [line for hop in reach["hops"] for line in hop["organisations"]]
        return next((line for line in lines if line["answer"] == "DONE"), None)
    until(answered, "the answer in the reach of the advisory")
    told("A reply by mail is the operator's answer", begun)
    check(time.monotonic() - begun < PROMPT, "nobody looked when the reply came")

    before = {each["id"] for each in api(REPORTER, "/reports")["reports"]}
    report = EmailMessage()
    report["From"], report["To"] = address(REPORTER), "noroshi@noroshi.test"
    report["Subject"], report["Message-ID"] = "情報連絡", "<report-1@tsuzura.example.jp>"
    report.set_content("よろしくお願いします。\n")
    report.add_attachment(open(form, "rb").read(), maintype="application",
                          subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet", filename="情報連絡様式.xlsx")
    begun = time.monotonic()
    send(report, address(REPORTER))
    until(lambda: {each["id"] for each in api(REPORTER, "/reports")["reports"]} - before, "a draft of the form by mail")
    told("A form that came by mail is a draft", begun)
    seen = until(lambda: mail_to(address(REPORTER), "", seen=(mail["Message-ID"],)), "a word back to who sent it")
    told("and who sent it is told so: " + seen[0]["Subject"])


PEOPLE = os.path.join(os.path.dirname(form), "../../../main/resources/demo/people.csv")
main()
