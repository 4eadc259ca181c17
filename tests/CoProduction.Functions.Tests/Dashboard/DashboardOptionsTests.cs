using CoProduction.Functions.Dashboard;
using CoProduction.Functions.Http;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Dashboard;

public sealed class DashboardOptionsTests
{
    private const string Client = "5f3c1f0a-7d52-4b4f-9f0e-1a2b3c4d5e6f";

    [Fact]
    public void Without_an_application_nobody_signs_in_and_the_page_talks_to_this_program_alone()
    {
        var options = Of();

        Assert.Null(options.EntraId);
        Assert.Contains("connect-src 'self';", options.PagePolicy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_is_asked_for_the_API_that_it_is_and_the_page_may_talk_to_where_people_sign_in()
    {
        var options = Of(("ClientId", Client));

        Assert.Equal(new EntraApplication(new Uri("https://login.microsoftonline.com/organizations"), Client, $"{Client}/.default"), options.EntraId);
        Assert.Contains("connect-src 'self' https://login.microsoftonline.com;", options.PagePolicy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ClientId", "coproduction", "The setting CoProduction:Dashboard:ClientId is 'coproduction', but must be the client id of an application, a GUID with dashes.")]
    [InlineData("Authority", "http://login.example", "The setting CoProduction:Dashboard:Authority is 'http://login.example', but must be an https address.")]
    public void A_wrong_setting_is_refused(string name, string value, string message)
    {
        var refused = Assert.Throws<RefusedStartException>(() => Of(("ClientId", Client), (name, value)));

        Assert.Equal(message, refused.Message);
    }

    private static DashboardOptions Of(params (string Name, string Value)[] settings) => DashboardOptions.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Name).Select(named => KeyValuePair.Create($"CoProduction:Dashboard:{named.Key}", (string?)named.Last().Value)))
        .Build());
}
