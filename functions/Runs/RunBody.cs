using CoProduction.Functions.Http.Validation;

namespace CoProduction.Functions.Runs;

/// <summary>What to run.</summary>
public sealed record RunBody
{
    /// <summary>The run's name, such as weekly-reports.</summary>
    public string? Name { get; init; }

    public sealed class Validator : BodyValidator<RunBody>
    {
        private const int Longest = 60;

        public Validator() => RuleFor(body => body.Name).Required().Text(Longest);
    }
}
