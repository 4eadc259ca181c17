using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records;

/// <summary>What another list calls a site. An identifier belongs to one site, but for a LEI, which belongs to a company.</summary>
public sealed record SiteIdentifierBody
{
    /// <summary>The list: ncage, lei, os-id or any other.</summary>
    public string? Scheme { get; init; }

    /// <summary>The identifier in that list.</summary>
    public string? Value { get; init; }

    public static SiteIdentifierBody From(SiteIdentifier identifier) => new() { Scheme = identifier.Scheme.Value, Value = identifier.Value };

    public SiteIdentifier ToIdentifier() => new(Parsed.As<Keyword>(Scheme), Value!);
}

public sealed class SiteIdentifierBodyValidator : BodyValidator<SiteIdentifierBody>
{
    public static readonly SiteIdentifierBodyValidator Instance = new();

    public SiteIdentifierBodyValidator()
    {
        RuleFor(identifier => identifier.Scheme).Required().Parses<Keyword>();
        RuleFor(identifier => identifier.Value).Required().Text(Wording.Name);
    }
}
