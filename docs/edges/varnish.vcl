# Varnish 7 in front of an application with Freshet; needs varnish-modules for xkey.
vcl 4.1;

import std;
import xkey;

backend application {
  .host = "127.0.0.1";
  .port = "9080";
}

# The nodes of the application: nobody else may purge.
acl purgers {
  "127.0.0.1";
  "::1";
}

sub vcl_recv {
  if (req.method == "PURGEKEYS" || req.method == "BAN" || req.method == "PURGE") {
    if (client.ip !~ purgers) {
      return (synth(405, "Not allowed"));
    }
    call purge_what_changed;
  }
}

sub purge_what_changed {
  if (req.method == "PURGE") {
    return (purge);
  }
  if (req.method == "PURGEKEYS") {
    if (!req.http.xkey-purge && !req.http.xkey-softpurge) {
      return (synth(400, "Neither xkey-purge nor xkey-softpurge"));
    }
    # Expired objects keep their grace: they are served stale while they are fetched anew.
    set req.http.gone = xkey.purge(req.http.xkey-purge);
    set req.http.expired = xkey.softpurge(req.http.xkey-softpurge);
    return (synth(200,
      "Purged " + req.http.gone + " objects, expired " + req.http.expired + " objects"));
  }
  # BAN: by tags, or by host and URL. What is not said matches everything.
  if (!req.http.X-Cache-Tags && !req.http.X-Url) {
    return (synth(400, "Neither X-Cache-Tags nor X-Url"));
  }
  if (!req.http.X-Host) { set req.http.X-Host = "."; }
  if (!req.http.X-Url) { set req.http.X-Url = "."; }
  if (req.http.X-Cache-Tags) {
    if (std.ban("obj.http.X-Cache-Tags ~ " + req.http.X-Cache-Tags
        + " && obj.http.X-Host ~ " + req.http.X-Host + " && obj.http.X-Url ~ " + req.http.X-Url)) {
      return (synth(200, "Banned"));
    }
  } elsif (std.ban("obj.http.X-Host ~ " + req.http.X-Host
      + " && obj.http.X-Url ~ " + req.http.X-Url)) {
    return (synth(200, "Banned"));
  }
  return (synth(400, std.ban_error()));
}

sub vcl_backend_response {
  # Bans look at the object, so that the ban lurker can work without a request.
  set beresp.http.X-Host = bereq.http.Host;
  set beresp.http.X-Url = bereq.url;
  # A failure to renew is no reason to drop what is there (stale-while-revalidate sets grace).
  if (beresp.status >= 500 && bereq.is_bgfetch) {
    return (abandon);
  }
}

sub vcl_deliver {
  if (obj.hits == 0) {
    set resp.http.said = "varnish; fwd=miss";
  } elsif (obj.ttl < 0s) {
    set resp.http.said = "varnish; hit; detail=stale";
  } else {
    set resp.http.said = "varnish; hit";
  }
  if (resp.http.Cache-Status) {
    set resp.http.Cache-Status = resp.http.Cache-Status + ", " + resp.http.said;
  } else {
    set resp.http.Cache-Status = resp.http.said;
  }
  unset resp.http.said;
  # Visitors have no use for these.
  unset resp.http.xkey;
  unset resp.http.X-Cache-Tags;
  unset resp.http.X-Host;
  unset resp.http.X-Url;
}
