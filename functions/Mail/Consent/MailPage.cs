using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace CoProduction.Functions.Mail.Consent;

/// <summary>A page for somebody who has followed a link in a mail. It needs no script and nothing of another origin.</summary>
/// <param name="heading">What the page says first.</param>
/// <param name="sentence">What it says then.</param>
/// <param name="button">What its button says, which sends the link by POST; null for no button.</param>
public class MailPage(string heading, string sentence, string? button = null) : IResult, IStatusCodeHttpResult
{
    private const string Style =
        "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}button{font:inherit;padding:.5rem 1.25rem}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public virtual int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCode!.Value;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers[HeaderNames.ContentSecurityPolicy] = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        var form = button is null ? "" : $"<form method=\"post\"><button>{WebUtility.HtmlEncode(button)}</button></form>";
        await response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>CoProduction</title><link rel="icon" href="data:,"><style>{Style}</style></head>
            <body><main><h1>{WebUtility.HtmlEncode(heading)}</h1><p>{WebUtility.HtmlEncode(sentence)}</p>{form}</main></body>
            </html>

            """,
            httpContext.RequestAborted);
    }
}

/// <summary>The page of a link that leads to no recipient.</summary>
public sealed class UnknownLinkPage() : MailPage(
    "This link does not work.", "It is not complete, or its address gets no reports any more. If reports still come, use the link in the newest one.")
{
    public override int? StatusCode => StatusCodes.Status404NotFound;
}
