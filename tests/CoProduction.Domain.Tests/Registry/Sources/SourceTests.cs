using CoProduction.Registry.Sources;

namespace CoProduction.Domain.Tests.Registry.Sources;

public sealed class SourceTests
{
    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_texts_are_refused(string text)
    {
        Refused.Naming("publisher", () => Sample.Source(publisher: text));
        Refused.Naming("title", () => Sample.Source(title: text));
        Refused.Naming("url", () => Sample.Source(url: text));
        Refused.Naming("notes", () => Sample.Source(notes: text));
    }

    [Fact]
    public void Long_texts_are_refused()
    {
        Refused.TextTooLong("publisher", 200, text => Sample.Source(publisher: text));
        Refused.TextTooLong("title", 500, text => Sample.Source(title: text));
        Refused.TextTooLong("url", 2000 - "https://a.b/".Length, text => Sample.Source(url: "https://a.b/" + text));
        Refused.TextTooLong("notes", 2000, text => Sample.Source(notes: text));
    }

    [Fact]
    public void Missing_publisher_is_refused() => Refused.Naming("publisher", () => Sample.Source(publisher: null!));

    [Fact]
    public void Unknown_confidence_is_refused() => Refused.Naming("confidence", () => Sample.Source(confidence: (Confidence)3));

    [Fact]
    public void Publisher_with_the_separator_is_refused() => Refused.Naming("publisher", () => Sample.Source(publisher: "RUSI: shells"));

    [Theory]
    [InlineData("plain", "http://example.org")]
    [InlineData("secure, with a query", "https://example.org/a?b=c#d")]
    [InlineData("capitals", "HTTPS://EXAMPLE.ORG/")]
    [InlineData("other letters", "https://münchen.de/straße")]
    public void Web_addresses_are_taken_as_they_are(string what, string url) => Assert.True(url == Sample.Source(url: url).Url, what);

    [Theory]
    [InlineData("no scheme", "example.org")]
    [InlineData("relative", "/a/b")]
    [InlineData("script", "javascript:alert(1)")]
    [InlineData("file", "file:///etc/passwd")]
    [InlineData("other scheme", "ftp://example.org")]
    [InlineData("data", "data:text/html,x")]
    [InlineData("no host", "https://")]
    [InlineData("no slashes", "https:example.org")]
    [InlineData("backslashes", "http:\\\\example.org")]
    [InlineData("port out of range", "http://example.org:99999")]
    [InlineData("inner space", "https://example.org/a b")]
    [InlineData("leading space", " https://example.org")]
    [InlineData("trailing newline", "https://example.org\n")]
    [InlineData("header injected", "https://example.org\r\nX: y")]
    [InlineData("control character", "https://example.org/\u0001")]
    public void Other_addresses_are_refused(string what, string url)
    {
        Assert.False(Source.IsWebAddress(url), what);
        Refused.Naming("url", () => Sample.Source(url: url));
    }

    [Theory]
    [InlineData("publisher and title", "RUSI", "UK exercise ammunition exhausted")]
    [InlineData("publisher alone", "RUSI", null)]
    [InlineData("title with the separator", "RUSI", "Part 1: shells: many")]
    [InlineData("publisher that ends with a colon", "RUSI:", "Shells")]
    [InlineData("publisher alone that ends with a colon", "RUSI:", null)]
    [InlineData("title that begins with a colon", "RUSI", ": shells")]
    [InlineData("colon without a space", "a:b", "c:d")]
    public void Citation_is_split_into_what_it_was_made_of(string what, string publisher, string? title)
    {
        var source = Sample.Source(publisher: publisher, title: title);

        Assert.True((publisher, title) == Source.Split(source.Citation), what);
    }

    [Fact]
    public void Citation_joins_publisher_and_title() => Assert.Equal("RUSI: Shells", Sample.Source("RUSI", "Shells").Citation);
}
