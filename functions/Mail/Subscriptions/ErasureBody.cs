using CoProduction.Functions.Http.Validation;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>Whose address to erase.</summary>
public sealed record ErasureBody
{
    /// <summary>The address.</summary>
    public string? Address { get; init; }

    public sealed class Validator : BodyValidator<ErasureBody>
    {
        public Validator() => RuleFor(body => body.Address).Required().Parses<MailAddress>();
    }
}

/// <summary>What was erased.</summary>
/// <param name="Erased">How many subscriptions had the address.</param>
public sealed record ErasureResponse(int Erased);
