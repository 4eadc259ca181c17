using System.Reflection;
using CoProduction.Functions.Catalog;
using Microsoft.AspNetCore.Authorization;

namespace CoProduction.Functions.Tests.Access;

public sealed class OpenFunctionsTests
{
    [Fact]
    public void Nothing_answers_without_a_token_but_what_is_meant_to() =>
        Assert.Equal(
            [
                "ConfirmMail", "GetApiIndex", "GetDashboardFile", "GetDocs", "GetDocsFile", "GetHealthLive", "GetHealthReady", "GetIndex", "GetMailConfirmation", "GetMailUnsubscription", "GetOpenApi", "GetSignIn", "UnsubscribeMail",
                "ZUnmatched",
            ],
            FunctionCatalog.Of(typeof(Program).Assembly)
                .TriggeredBy<HttpFunctionTrigger>()
                .Where(one => one.Function.Method.IsDefined(typeof(AllowAnonymousAttribute)))
                .Select(one => one.Function.Name));

    [Fact]
    public void Functions_that_no_request_runs_are_not_marked() =>
        Assert.DoesNotContain(
            FunctionCatalog.Of(typeof(Program).Assembly).All,
            function => function.Trigger is not HttpFunctionTrigger && function.Method.IsDefined(typeof(AllowAnonymousAttribute)));
}
