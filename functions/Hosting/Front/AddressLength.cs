using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace CoProduction.Functions.Hosting.Front;

/// <summary>Refuses an address that is longer than any that leads somewhere.</summary>
internal sealed class AddressLength(Limits limits) : IRequestRule
{
    public ValueTask<IResult?> Check(HttpContext context, MethodInfo? function) =>
        ValueTask.FromResult<IResult?>(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > limits.LongestAddress
            ? Problems.Problem(
                StatusCodes.Status414UriTooLong,
                "address-too-long",
                "The address is too long.",
                $"Path and query may have at most {limits.LongestAddress} characters.")
            : null);
}
