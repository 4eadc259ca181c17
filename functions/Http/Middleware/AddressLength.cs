using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace CoProduction.Functions.Http.Middleware;

/// <summary>Refuses an address that is longer than the limit.</summary>
internal sealed class AddressLength(Limits limits) : IRequestRule
{
    public static readonly ProblemKind Kind = new(
        "address-too-long", StatusCodes.Status414UriTooLong, "Address too long", "The path and the query have more characters than are read.");

    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function) =>
        ValueTask.FromResult<IResult?>(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > limits.LongestAddress
            ? Kind.Answer($"The path and query together may have at most {limits.LongestAddress} characters.")
            : null);
}
