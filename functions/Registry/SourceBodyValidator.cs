using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;

namespace CoProduction.Functions.Registry;

public sealed class SourceBodyValidator : BodyValidator<SourceBody>
{
    public static readonly SourceBodyValidator Instance = new();

    public SourceBodyValidator()
    {
        RequiresText(source => source.Publisher, Wording.Name);
        AllowsText(source => source.Title, Wording.Title);
        AllowsText(source => source.Url, Wording.Url);
        Allows<PartialDate>(source => source.Date);
        RequiresWord<Confidence>(source => source.Confidence);
        AllowsText(source => source.Notes, Wording.Notes);

        Holds(source => source.Publisher, source => source.Publisher?.Contains(": ", StringComparison.Ordinal) == true
            ? "Must not contain ': '; what follows it is the title."
            : null);
        Holds(source => source.Url, source =>
            string.IsNullOrWhiteSpace(source.Url) || Wording.Fault(source.Url, Wording.Url) is not null || Source.IsWebAddress(source.Url)
                ? null
                : Source.UrlRule);
    }
}
