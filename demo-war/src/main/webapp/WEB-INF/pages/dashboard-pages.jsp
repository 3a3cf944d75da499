<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<fmt:setLocale value="en-GB"/>
<shop:page title="Dashboard - The bookshop">
<h1>The shop at a glance</h1>
<c:choose>
<c:when test="${empty parts}">
<p class="wrong" role="alert">This page cannot be shown any more.</p>
<p><a href="/dashboard/pages">Begin again</a></p>
</c:when>
<c:otherwise>
<p class="progress"><label for="progress">Parts so far</label> <progress id="progress" max="${parts.total()}" value="${parts.delivered()}"></progress>
<span>${parts.delivered()} of ${parts.total()}</span></p>
<div class="cards">
<c:forEach var="part" items="${parts.parts()}">
<c:set var="data" value="${part.value}"/>
<section id="${part.key}">
<h2><c:choose>
<c:when test="${part.key == 'revenue'}">Revenue</c:when>
<c:when test="${part.key == 'statuses'}">Orders by status</c:when>
<c:when test="${part.key == 'bestSellers'}">What sells best</c:when>
<c:when test="${part.key == 'recent'}">The last orders</c:when>
<c:when test="${part.key == 'rate'}">The pound abroad</c:when>
<c:otherwise>To be sent</c:otherwise>
</c:choose></h2>
<c:choose>
<c:when test="${parts.failed().contains(part.key)}"><p class="wrong"><c:out value="${data.error.title}"/></p></c:when>
<c:when test="${part.key == 'revenue'}">
<p class="price">£<fmt:formatNumber value="${data.totalMinor / 100}" minFractionDigits="2" maxFractionDigits="2"/></p>
<dl><dt>Orders</dt><dd>${data.orders}</dd>
<dt>On average</dt><dd>£<fmt:formatNumber value="${data.averageMinor / 100}" minFractionDigits="2" maxFractionDigits="2"/></dd>
<dt>Last 30 days</dt><dd>£<fmt:formatNumber value="${data.recentMinor / 100}" minFractionDigits="2" maxFractionDigits="2"/></dd></dl>
</c:when>
<c:when test="${part.key == 'statuses'}">
<ul><c:forEach var="one" items="${data}"><li><span><c:out value="${one.status}"/></span> <strong>${one.orders}</strong></li></c:forEach></ul>
</c:when>
<c:when test="${part.key == 'bestSellers'}">
<ol><c:forEach var="one" items="${data}"><li><a href="/books/${one.bookId}"><c:out value="${one.title}"/></a> <strong>${one.copies}</strong></li></c:forEach></ol>
</c:when>
<c:when test="${part.key == 'recent'}">
<ul><c:forEach var="one" items="${data}"><li><span><c:out value="${one.placed}"/>, <c:out value="${one.status}"/></span> <strong>£<fmt:formatNumber value="${one.totalMinor / 100}" minFractionDigits="2" maxFractionDigits="2"/></strong></li></c:forEach></ul>
</c:when>
<c:when test="${part.key == 'rate'}">
<c:choose><c:when test="${empty data}"><p>Nobody says it now.</p></c:when>
<c:otherwise><p>£1 is €<c:out value="${data.perPound}"/>, said on <c:out value="${data.day}"/></p></c:otherwise></c:choose>
</c:when>
<c:otherwise>
<ul><c:forEach var="one" items="${data}"><li><span><c:out value="${one.customer}"/>, <c:out value="${one.shippingAddress}"/></span> <strong>${one.copies}</strong></li></c:forEach></ul>
</c:otherwise>
</c:choose>
</section>
</c:forEach>
</div>
<nav class="pages" aria-label="Pages">
<a href="/dashboard/pages">From the beginning</a>
<c:if test="${not empty parts.next()}"><a rel="next" href="/dashboard/pages?cursor=${parts.next()}">Next page</a></c:if>
</nav>
</c:otherwise>
</c:choose>
<p class="hint"><a href="/dashboard">All at once, as it comes</a> <a href="/staff">Log in as staff</a></p>
</shop:page>
