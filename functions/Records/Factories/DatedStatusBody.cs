using CoProduction.Functions.Http.Validation;
using CoProduction.Registry;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A site's status in JSON, from a date on.</summary>
public sealed record DatedStatusBody
{
    /// <summary>planned, under-construction, operating, idle or closed.</summary>
    public string? Status { get; init; }

    /// <summary>The date from which it holds: 2024, 2024-H1, 2024-Q3, 2024-07 or 2024-07-20. Only the first status can come without one.</summary>
    public string? From { get; init; }

    /// <summary>The source of the status, if it differs from the factory's source.</summary>
    public SourceBody? Source { get; init; }

    public static DatedStatusBody Of(DatedStatus status) => new()
    {
        Status = Word.Of(status.Status),
        From = status.From?.Text,
        Source = status.Source is { } source ? SourceBody.From(source) : null,
    };

    public DatedStatus ToStatus() => new(Word.As<SiteStatus>(Status), Parsed.OrNull<Period>(From), Source?.ToSource());
}

public sealed class DatedStatusBodyValidator : BodyValidator<DatedStatusBody>
{
    public static readonly DatedStatusBodyValidator Instance = new();

    public DatedStatusBodyValidator()
    {
        RuleFor(status => status.Status).Required().OneOf<SiteStatus>();
        RuleFor(status => status.From).Optional().Parses<Period>();
        RuleFor(status => status.Source).SetValidator(SourceBodyValidator.Instance!);
    }
}
